put     .macro
        .endm
put     .macro                          ;! OF0602 1-3
        .endm
