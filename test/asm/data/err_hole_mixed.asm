        .byte 1, ?                      ;! OF0409 9-13
        .word ?, end, ?                 ;! OF0409
        .byte ?, 0..3                   ;! OF0409
end     .assert end == 12
