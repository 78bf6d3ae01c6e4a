; Growing one operand moves the next label over the border of the page, which grows another.
        * = $00fa
        lda end                         ;= AD 02 01
        ldx mid                         ;= AE 01 01
        .byte 0                         ;= 00
mid     .byte 1                         ;= 01
end     .byte 2                         ;= 02
