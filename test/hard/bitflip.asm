; bitflip.asm - forty lines that touch most of a package: assembled with every mutant of it.
; SPDX-License-Identifier: MIT
        .cpu "6502"
        .org $1000
zp      = $20
big     := 300
start:  lda #<table
        ldx #0
loop    lda table,x
        sta (zp),y
        lda (zp,x)
        inx
        cpx #end-table
        bne loop
        jmp (start)
        asl a
        asl
        lda zp
        sta big,y
-       dex
        bpl -
        beq +
        nop
+       rts
table   .byte 1, 2, 'c', "str\n", %1010, $ff, 17o, .lo($1234), -1
        .word start, table+1, * - 2, 1 ? 2 : 3
        .text "hello\x41"
        .fill 3, $ea
        .align 8
big     := big + zp * 2 ** 3 >> 1 & $7f | 1 ^ 2
        .if big > 10 && !.defined(nothing)
        .byte .max(1, 2, 3), .min(4, 5), .abs(-3)
        .else
        .byte oops
        .endif
        .for v in 1..=3
        .byte v, big - big
        .endfor
two     .macro first, second=zp
        lda #.first
        sta .{second}+1
        .endmacro
        two 5, zp
        .two(6)
        .block
inner   .byte <inner, >inner
        .endblock
        .ds 4
end     .byte 1 +
        lda zz,y,x
