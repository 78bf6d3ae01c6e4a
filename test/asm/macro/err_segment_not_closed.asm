; The closer of another definition is the mistake.
put     .segment
        .endm                           ;! OF0310 9-13
; Up to an empty line or the next definition it is one; what follows is not part of it.
one     .macro                          ;! OF0312 9-14
        .byte 1
two     .macro                          ;! OF0312 9-14
        lda #nope                       ;! OF0301 14-17

        lda #nope                       ;! OF0301 14-17
        .one
        .two
