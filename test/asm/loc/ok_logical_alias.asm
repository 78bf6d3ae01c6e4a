        .logical 5
        .byte $                         ;= 05
        .endlogical
        .byte $                         ;= 01
