;options --limit block-depth=4 --limit macro-depth=4
; Expansions have a limit of their own, and what is closed counts no more.
m       .macro n
        .if .n
        .m .n-1
        .endif
        .byte .n
        .endm
        .m 3                            ;= 00 01 02 03
        .namespace a
        .block
        .endblock
        .block
        .rept 2                         ;= 01 01
        .if 1
        .byte 1
        .endif
        .endrept
        .endblock
        .endnamespace
        .namespace a
        .block
        .for 1                          ;= 02
        .logical 5
        .byte 2
        .here
        .endfor
        .endblock
        .endnamespace
