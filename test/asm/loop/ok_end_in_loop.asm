; .end ends the file from inside a loop.
        .for n in 0..4
        .byte n                         ;= 00 01
        .if n == 1
        .end
        .endif
        .endfor
        .byte 9
