        .for n in 0..4                  ;! OF0312 9-12
        .byte n
        .if n == 1
        .end
        .endif
        .endfor
        .byte garbage
