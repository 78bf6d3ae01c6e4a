; All constructs may stand in a body.
all     .macro n
        .match .n
        .case 1
        .byte $11
        .default
        .bfor i in 0...n
        .byte i
        .endfor
        .endmatch
p       .proc
        .byte $ff
        .endproc
        .logical $1000
here    .word here
        .here
        .ifdef ABSENT
        .byte 9
        .endif
k       := 0
        .while k < .n
k       += 1
        .endwhile
        .byte k
        .endm
        .all 1                          ;= 11 00 10 01
        .all 2                          ;= 00 01 00 10 02
