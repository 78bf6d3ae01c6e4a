put     .macro v
        .byte .{w}                      ;! OF0608
        .endm
        .put 1
