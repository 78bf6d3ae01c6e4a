        .byte .len(0..4:0)              ;! OF0211
        .byte .len(0..4:-1)             ;! OF0211
        .byte .len(4..0:1)              ;! OF0211
