; One message for each string.
        .encoding screen
        .text "a~b~", "c", "{"          ;! OF0419 15-20 ;! OF0419 28-30
        .byte "~" + 0                   ;! OF0419 15-21
        .word "~a"                      ;! OF0419 15-18
        .fill 9, "a~"                   ;! OF0419 18-21
        .ptext "_"                      ;! OF0419
        .null "_"                       ;! OF0419
        lda #"_"                        ;! OF0419
        .null "@"                       ;! OF0415 15-17
        .encode empty
        .text "a"                       ;! OF0419
        .edef "a", 1, 2, 3
        .word "a"                       ;! OF0208
        .word ""                        ;! OF0408
        .endencode
