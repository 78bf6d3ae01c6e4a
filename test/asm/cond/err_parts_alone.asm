; Parts without an opener have no lines: those behind them stand alone.
        .else                           ;! OF0311 9-13
        .byte (                         ;! OF0201
        .endif                          ;! OF0311 9-14
        .case 1                         ;! OF0311 9-13
        .endif                          ;! OF0311 9-14
        .endmatch                       ;! OF0311 9-17
m       .macro
        .elseif 1                       ;! OF0311 9-15
        .endm
        .m
        .default                        ;! OF0311 9-16
