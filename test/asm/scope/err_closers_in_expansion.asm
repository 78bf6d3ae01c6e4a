; A closer in an expansion closes nothing around it.
put     .macro
        .bend                           ;! OF0311
        .endn                           ;! OF0311
        .endm
        .block
        .put
        .endblock
