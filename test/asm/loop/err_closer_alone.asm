        .endfor                         ;! OF0311
        .endrept                        ;! OF0311
