put     .macro v
        .byte .v
        .endm
        .put(1                          ;! OF0609
        .put(1) 2                       ;! OF0609
