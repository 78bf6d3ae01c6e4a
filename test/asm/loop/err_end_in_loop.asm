        .for n in 0..4
        .byte n
        .if n == 1                      ;! OF0312 9-11
        .end
        .endif
        .endfor
        .byte garbage
