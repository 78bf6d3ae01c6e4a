        .if 1
        .encode one                     ;! OF0312
        .endif
        .encode two
        .endencode
        .endencode                      ;! OF0311
        .if 1
        .endencode                      ;! OF0311
        .endif
        .encode three                   ;! OF0312
