        .byte "abc"[3]                  ;! OF0210
        .byte (0..2)[-1]                ;! OF0210
