;nocpu
        .org $20000
        .addr $1ffff                    ;! OF0406 15-20
        .rta $30000                     ;! OF0406 14-19
        .addr $20000, 5, $2ffff         ;! OF0406 23-23
        .addr "abc"                     ;! OF0208
        .addr                           ;! OF0402
