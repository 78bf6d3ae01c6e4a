        .endfor                         ;! OF0311 9-15
        .endwhile                       ;! OF0311 9-17
        .endrept                        ;! OF0311 9-16
