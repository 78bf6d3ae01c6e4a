m       .macro a, b=2                   ;not OF0601 ;not OF0602 ;not OF0603 ;not OF0604 ;not OF0610
        .byte .a, .b, .{a}
        .endmacro
n       .macro                          ;not OF0602
        .if 1
        .byte .1
        .endif
        .endmacro
        .m 1, 3                         ;= 01 03 01     ;not OF0605 ;not OF0608
        .m 1                            ;= 01 02 01     ;not OF0606
        .n 4                            ;= 04           ;not OF0607 ;not OF0613
        .m (5)                          ;= 05 02 05     ;not OF0609
