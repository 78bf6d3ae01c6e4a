; A type ends where its last field can be; what is behind it is read as always.
Point   .struct                         ;! OF0312 9-15
x       .byte ?
y       .byte ?
        lda #Point.y
        lda #nope                       ;! OF0301 14-17
color   .enum                           ;! OF0312 9-13
        red
        green

        lda #color.green
        lda #nope                       ;! OF0301 14-17
        .encode letters                 ;! OF0312 9-15
        .cdef "a", "z", 1
        .enc letters
        .text "abc"
        .text nope                      ;! OF0301 15-18
