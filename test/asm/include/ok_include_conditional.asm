        .if 0
        .include "inc/nothing.inc"
        .endif
        .byte 1                         ;= 01
