;options -D LEVEL=2 -D FLAG=1
        .if LEVEL > 1 && FLAG
        .byte 1                         ;= 01
        .endif
        .match LEVEL
        .case 2
        .byte 2                         ;= 02
        .endmatch
        .for LEVEL
        .byte 3                         ;= 03 03
        .endfor
