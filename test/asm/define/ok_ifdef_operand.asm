; The operand of .ifdef and friends stays.
;options -D A=B
        .ifdef A
        .byte 1                         ;= 01
        .endif
        .ifndef A
        .elseif A
        .byte 2                         ;= 02
        .endif
