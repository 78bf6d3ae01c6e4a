        .while "ab"                     ;! OF0431 16-19
        .endwhile
        .bwhile 0..2                    ;! OF0431
        .endwhile
