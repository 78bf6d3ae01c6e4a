; Directives of one CPU or family, where another one holds.
        .al                             ;! OF0512 9-11
        .as                             ;! OF0512 9-11
        .xl                             ;! OF0512 9-11
        .xs                             ;! OF0512 9-11
        .databank 1                     ;! OF0512 9-17
        .dbank 1                        ;! OF0512 9-14
        .dpage 0                        ;! OF0512 9-14
        .fpu 1                          ;! OF0512 9-12
label   .apollo                         ;! OF0512 9-15
        .assume m=1                     ;! OF0510 17-17
        ldx.l $12                       ;! OF0511 9-13
        lda $12,l                       ;! OF0502 13-17
        lda.l $12                       ;! OF0507 9-13
