; Of the keys that the word starts with only the longest is tried.
        .statement mv byte:a
        .byte 1, .a
        .endstatement
        .statement mvx byte:a
        .byte 2, .a
        .endstatement
        .statement mvx.w byte:a
        .byte 3, .a
        .endstatement
        .statement mvx.w "," byte:a
        .byte 4, .a
        .endstatement
        mv 9                    ;= 01 09
        mvx 9                   ;= 02 09
        mvx.w 9                 ;= 03 09
        mvx.w,9                 ;= 04 09
        mv9                     ;= 01 09
        mvx9                    ;= 02 09
v       = 8
        mvv                     ;= 01 08
