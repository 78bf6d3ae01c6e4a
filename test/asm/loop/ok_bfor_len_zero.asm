none    .bfor 0
        .endfor
        .byte .len(none), <none         ;= 00 00
