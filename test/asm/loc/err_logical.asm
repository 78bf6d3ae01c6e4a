        .logical $0200
        .org $0300                      ;! OF0421 9-12
        .here
        .here                           ;! OF0311 9-13
        .endlogical                     ;! OF0311 9-19
        .logical missing                ;! OF0301 18-24
        .here
        .logical $0300                  ;! OF0312 9-16
