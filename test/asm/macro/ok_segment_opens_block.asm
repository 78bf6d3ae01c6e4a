; What a segment opens it closes.
put     .segment
        .block
a       = 1
        .byte a
        .endblock
        .endsegment
a       = 2
        .put                            ;= 01
        .byte a                         ;= 02
