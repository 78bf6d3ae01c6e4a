; Every operator in front of an operand wants it.
        .byte !                         ;! OF0201
        .byte ~                         ;! OF0201
        .byte <                         ;! OF0201
        .byte >                         ;! OF0201
        .byte ^                         ;! OF0213 15-15
        .byte -!                        ;! OF0201
        .byte +(0..2)                   ;! OF0209 15-21
