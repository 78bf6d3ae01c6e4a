; what has no bytes of its own, and what is not there
one     = 1
here    .byte one                       ; a label of data
colors  .enum
        red
        .endenum
n       .namespace
        .endnamespace
        .byte .sizeof(one)              ;! OF0209 15-26
        .byte .sizeof(here)             ;! OF0209 15-27
        .byte .sizeof(colors)           ;! OF0209 15-29
        .byte .sizeof(n)                ;! OF0209 15-24
        .byte .sizeof(nowhere)          ;! OF0301 23-29
        .byte .sizeof(1 + 2)            ;! OF0214 15-21
        .byte .sizeof(one, one)         ;! OF0214 15-21
