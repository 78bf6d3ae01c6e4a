;options --cpu 6502u
;nocpu
        sax $1234,y                     ;! OF0503
        sax $12,x                       ;! OF0502
        lax $12,x                       ;! OF0502
        slo #1                          ;! OF0502
        anc $12                         ;! OF0502
        shx $1234,x                     ;! OF0502
        anc #256                        ;! OF0503
