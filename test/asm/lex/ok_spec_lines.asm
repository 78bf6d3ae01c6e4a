; Labels and assignments as chapter 2 of the language has them.
; SPDX-License-Identifier: MIT
        .block
        .byte 1                         ;= 01
lab     .align 4                        ;= FFFFFF
        .word lab                       ;= 0100
        .endblock
        .block
mm      .macro
        .endmacro
        .byte .defined(mm)              ;= 00
sg      .segment
        .endsegment
        .byte .defined(sg)              ;= 00
        .endblock
        .block
a       .if 0
b       .elseif 0
c       .endif
        .byte .defined(b),.defined(c)   ;= 0101
        .endblock
        .block
b       .block
x       .endblock
n       .namespace
y       .endnamespace
        .byte .defined(x), .defined(y), .defined(b.x) ;= 010100
        .endblock
        .block
lda = 5
        lda lda                         ;= A505
        .endblock
        .block
a:= 1
b :=2
c :?= 3
d:?=4
        .byte a,b,c,d                   ;= 01020304
        .endblock
