        .endblock                       ;! OF0311 9-17
        .bend                           ;! OF0311 9-13
        .endmacro                       ;! OF0311 9-17
        .endm                           ;! OF0311 9-13
        .endfor                         ;! OF0311 9-15
        .endrept                        ;! OF0311 9-16
        .endif                          ;! OF0311 9-14
