        .word 65536                     ;! OF0406
        .word -32769                    ;! OF0406
