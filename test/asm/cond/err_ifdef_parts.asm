;options -D A
        .ifdef                          ;! OF0402
        .endif
        .ifndef                         ;! OF0402
        .endif
        .ifdef 5                        ;! OF0402
        .endif
        .ifdef A
        .else
        .elseif A                       ;! OF0429 9-15
        .endif
        .ifndef A
        .else
        .else                           ;! OF0429 9-13
        .endif
        .ifdef A                        ;! OF0312 9-14
        .byte 1
