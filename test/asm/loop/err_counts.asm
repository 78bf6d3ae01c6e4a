        .while                          ;! OF0402
        .endwhile
        .bwhile                         ;! OF0402
        .endwhile
        .bfor                           ;! OF0402
        .endfor
        .bfor -1                        ;! OF0615
        .endfor
        .bfor "ab"                      ;! OF0615
        .endfor
        .bfor n in 5                    ;! OF0615
        .endfor
        .rept 0..3                      ;! OF0615
        .endrept
