put     .macro v, w, x1
        .endm
        .put 1,,2                       ;! OF0605
