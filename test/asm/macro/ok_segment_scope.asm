; A segment is expanded in the scope of the call: its symbols are the caller's.
        .tab                            ;= 01
tab     .segment
here    .byte 1
size    = 5
        .ends
        .byte <here, size               ;= 00 05
two     .block
        .tab                            ;= 01
        .byte <here                     ;= 03
        .endblock
        .byte <two.here                 ;= 03
