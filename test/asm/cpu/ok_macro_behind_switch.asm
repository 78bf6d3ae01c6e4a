; A macro whose definition is scanned again under another CPU is the same one.
        .if 1
        .cpu "65c02"
        .endif
put     .macro
        bra *                           ;= 80 FE
        .endm
        .put
        .put                            ;= 80 FE
