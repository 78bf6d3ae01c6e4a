loop    .macro
        .if 0
        .loop
        .endif
        .byte 1
        .endm
        .loop                           ;= 01
