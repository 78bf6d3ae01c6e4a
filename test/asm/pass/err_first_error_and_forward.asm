; An error in front of a forward reference is said once, and so is one behind it.
        lda #300                        ;! OF0503
        .byte later
        lda #301                        ;! OF0503
later   = 7
