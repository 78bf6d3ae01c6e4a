        .for 1
a       .endfor                         ;! OF0617 1-1
        .while 0
b:      .endwhile                       ;! OF0617 1-1
        .rept 1
c       .endrept                        ;! OF0617 1-1
        .bfor 1
d       .endfor                         ;! OF0617 1-1
        .bwhile 0
e       .endwhile                       ;! OF0617 1-1
