        .bfor -1                        ;! OF0615
        .endfor
        .bfor                           ;! OF0402
        .endfor
row     .bfor 2
x       nop
        .endfor
        .byte row[2].x                  ;! OF0210
        .byte row[1].y                  ;! OF0215
        .byte row.x                     ;! OF0301
        .bwhile                         ;! OF0402
        .endwhile
        .bwhile missing                 ;! OF0301
        .endwhile
