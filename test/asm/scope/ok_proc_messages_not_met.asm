; A procedure that is dropped has no mistakes.
unused  .proc
        lda absent
        .byte 300
        .error "not here"
        .endproc
        .byte 1                         ;= 01
