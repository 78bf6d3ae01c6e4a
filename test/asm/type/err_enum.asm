        .enum
        .byte 1                         ;! OF0427 9-13
        a b                             ;! OF0427
        c
c                                       ;! OF0302
d := 1                                  ;! OF0427
        .endenum
n       .enum
        .endenum
        .byte n                         ;! OF0209
        .endstruct                      ;! OF0311
        .union                          ;! OF0307
        .endunion
        .struct                         ;! OF0307 ;! OF0312
