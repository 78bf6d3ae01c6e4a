        .byte "abc"==1                  ;! OF0209
        .byte (0..3) == 1               ;! OF0209
