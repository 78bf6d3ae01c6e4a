        .byte 1+                        ;! OF0201
        .byte 1,                        ;! OF0201
        .byte *3*                       ;! OF0202
        lda #                           ;! OF0201
