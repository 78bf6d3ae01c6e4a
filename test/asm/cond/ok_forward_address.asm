; The branch taken moves the label it depends on; the passes settle.
        * = $10
        .if end > $15
        .byte 1, 2                      ;= 01 02
        .endif
        .word 1, 2, 3                   ;= 01 00 02 00 03 00
end
