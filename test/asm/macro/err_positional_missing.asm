put     .macro v
        .byte .2                        ;! OF0607
        .endm
        .put 1
