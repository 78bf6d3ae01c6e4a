; Columns are those of the name that was replaced.
;options -D BIG=300 -D SUM=absent+1
        .byte 1, BIG                    ;! OF0406 18-20
        .byte SUM                       ;! OF0301 15-17
