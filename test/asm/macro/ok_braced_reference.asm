put     .macro v
        .byte .{v}0, $.{v}f
        .endm
        .put 1                          ;= 0A 1F
