twice   nop
twice   nop                             ;! OF0302 1-5
twice   := 1                            ;! OF0303 1-5
early   := early2 + 1                   ;! OF0305 12-17
early2  := 1
a.b     nop                             ;! OF0306 1-3
        .const 5                        ;! OF0307 9-14
none    += 1                            ;! OF0308 1-4
range   := 0..2
range   += 1                            ;! OF0309 1-5
lda     nop                             ;! OF0314 1-3
