        .while "ab"                     ;! OF0431 16-19
        .endwhile
        .bwhile absent                  ;! OF0301 17-22
        .endwhile
