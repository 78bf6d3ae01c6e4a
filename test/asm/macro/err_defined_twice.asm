put     .macro
        .endm
put     .macro                          ;! OF0602
        .endm
