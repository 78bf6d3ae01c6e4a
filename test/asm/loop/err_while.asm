        .while                          ;! OF0402
        .endwhile
        .while "text"                   ;! OF0431
        .endwhile
        .endwhile                       ;! OF0311
n       := 0
        .while n < 2
label   nop                             ;! OF0616
n       += 1
        .endwhile
        .while 0                        ;! OF0312
