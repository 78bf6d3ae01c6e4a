; What a change found nothing to change of is no mistake where it is read or changed again.
u       += 1                            ;! OF0308 1-1
        .byte u, u + 1
x       = u + 1
        .byte x
        .block
v       += 1                            ;! OF0308 1-1
        .byte v
        .block
        lda #v
        .bend
        .bend
        .byte v                         ;! OF0305 15-15
v       := 3
        .for i in 0..3
k       ..= i                           ;! OF0308 1-1
        .endfor
        .byte k
u       *= 2
        .block
w       += 1                            ;! OF0308 1-1
        .bend
        .byte w                         ;! OF0301 15-15
        .block
w       += 1                            ;! OF0308 1-1
        .bend
u       := 1
        .byte u
