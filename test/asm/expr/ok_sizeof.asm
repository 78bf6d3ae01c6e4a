; bytes of a type, a block, a procedure; also in front of them, and of what stands for them
        .cpu "6502"
        .org $1000
        .byte .sizeof(code), .sizeof(sub), .sizeof(Point)       ;= 03 02 03
        .byte .sizeof(Point.in) + .sizeof(Any)                  ;= 05
code    .block
        .byte .sizeof(code), 1, 2                               ;= 03 01 02
        .endblock
sub     .proc                           ; the question is a use
        nop                                                     ;= EA
        rts                                                     ;= 60
        .endproc
Point   .struct
x       .byte ?
in      .struct
y       .word ?
        .endstruct
        .endstruct
Any     .union
a       .byte ?
b       .ds 3
        .endunion
p       .var Point
        .byte .sizeof(p), .SIZEOF(empty)                        ;= 03 00
empty   .block
        .endblock
        .byte .sizeof(code) ? 1 : 2          ;= 01 ;not OF0209
