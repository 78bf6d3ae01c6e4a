        .byte "abc"=="abc", "abc"!="abd"        ;= 01 01
        .byte "ab"=="abc", ""==""               ;= 00 01
        .byte "a" == 'a'                        ;= 01
