;options -D GIVEN -D VALUE=7
        .ifdef GIVEN
        .byte 1                         ;= 01
        .else
        .byte 2
        .endif
        .ifndef GIVEN
        .byte 3
        .else
        .byte 5                         ;= 05
        .endif
        .ifdef missing
        .byte 6
        .elseif value
        .byte value                     ;= 07
        .endif
        .ifndef missing
        .byte 8                         ;= 08
        .endif
