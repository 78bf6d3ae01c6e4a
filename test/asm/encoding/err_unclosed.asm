        .if 1
        .encode one
        .endif                          ;! OF0310 9-14
        .encode two
        .endencode
        .endencode
        .if 1
        .endencode                      ;! OF0311
        .endif
        .encode three                   ;! OF0312
