; long.asm - arithmetic on longs of 32 bits, and their printing.
;
; acc is the left operand and the result, arg the right one. Sums and products are taken modulo
; 2^32. Values are signed unless a routine says otherwise. A, X and Y are lost.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module lib.long
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.console

        .section zvars, kind=zp, logical
sign    .res byte, 1            ; bit 7: the result is negative
sign_rem .res byte, 1           ; the same for the remainder
width   .res byte, 1            ; of unsigned_width: columns still to fill
bits    .res byte, 1
        .endsection

        .section vars, kind=bss, logical
digits  .res byte, 10           ; of the number that is printed, last digit first
        .endsection

        .section text, kind=code, logical

; each op: the operation on all four bytes, lowest first.
each    .macro op
        ldx #0
        ldy #4
next:   lda acc,x
        .op arg,x
        sta acc,x
        inx
        dey
        bne next
        .endmacro

        .pub

; ---------------------------------------------------------------------------------------------
; Sums and bits
; ---------------------------------------------------------------------------------------------

add     .proc
        clc
        .each adc
        rts
        .endproc

subtract .proc
        sec
        .each sbc
        rts
        .endproc

bit_and .proc
        .each and
        rts
        .endproc

bit_or  .proc
        .each ora
        rts
        .endproc

bit_xor .proc
        .each eor
        rts
        .endproc

; negate: acc; negate_at: the long at zero-page address X.
negate  .proc
        ldx #acc
        bra negate_at
        .endproc

negate_at .proc
        ldy #4
        sec
next:   lda #0
        sbc 0,x
        sta 0,x
        inx
        dey
        bne next
        rts
        .endproc

; invert: all bits of acc.
invert  .proc
        ldx #3
next:   lda acc,x
        eor #$ff
        sta acc,x
        dex
        bpl next
        rts
        .endproc

; shift_left, shift_right: acc by the low five bits of arg; to the right the sign is kept.
shift_left .proc
        lda arg
        and #$1f
        tax
        beq done
next:   asl acc
        rol acc + 1
        rol acc + 2
        rol acc + 3
        dex
        bne next
done:   rts
        .endproc

shift_right .proc
        lda arg
        and #$1f
        tax
        beq done
next:   lda acc + 3
        asl                     ; the sign
        ror acc + 3
        ror acc + 2
        ror acc + 1
        ror acc
        dex
        bne next
done:   rts
        .endproc

; compare: acc with arg; carry clear when acc is less. Zero flag when both are equal.
compare .proc
        ldx #3
        lda acc + 3
        cmp arg + 3
        bne signs
        dex
next:   lda acc,x
        cmp arg,x
        bne done
        dex
        bpl next
        lda #0                  ; equal: zero, and the carry is set
done:   rts
signs:  lda arg + 3             ; the sign bit counts the other way round
        eor #$80
        sta bits
        lda acc + 3
        eor #$80
        cmp bits
        rts
        .endproc

; ---------------------------------------------------------------------------------------------
; Products
; ---------------------------------------------------------------------------------------------

; multiply: acc times arg; the upper half of the unsigned product is left in rem.
multiply .proc
        .cll rem
        ldx #32
next:   lsr acc + 3
        ror acc + 2
        ror acc + 1
        ror acc
        bcc even
        clc
        .for i in 0..4
        lda rem + i
        adc arg + i
        sta rem + i
        .endfor
even:   ror rem + 3             ; carry of the sum comes in
        ror rem + 2
        ror rem + 1
        ror rem
        bcc zero
        lda acc + 3
        ora #$80                ; lowest bit of the upper half moves down
        sta acc + 3
zero:   dex
        bne next
        rts
        .endproc

; divide_unsigned: acc by arg, both unsigned; the remainder to rem. Carry set when arg is zero.
divide_unsigned .proc
        .tstl arg
        bne start
        sec
        rts
start:  .cll rem
        ldx #32
next:   asl acc
        .for i in 1..4
        rol acc + i
        .endfor
        .for i in 0..4
        rol rem + i
        .endfor
        sec
        lda rem
        sbc arg
        tay
        lda rem + 1
        sbc arg + 1
        pha
        lda rem + 2
        sbc arg + 2
        sta bits
        lda rem + 3
        sbc arg + 3
        bcc less
        sta rem + 3
        lda bits
        sta rem + 2
        pla
        sta rem + 1
        sty rem
        inc acc
        bra done
less:   pla
done:   dex
        bne next
        clc
        rts
        .endproc

; divide: acc by arg, rounded towards zero; the remainder, with the sign of acc, to rem. Carry set
; when arg is zero.
divide  .proc
        lda acc + 3
        sta sign_rem
        eor arg + 3
        sta sign
        bit acc + 3
        bpl left
        jsr negate
left:   bit arg + 3
        bpl right
        ldx #arg
        jsr negate_at
right:  jsr divide_unsigned
        bcs done
        bit sign
        bpl positive
        jsr negate
positive: bit sign_rem
        bpl ready
        ldx #rem
        jsr negate_at
ready:  clc
done:   rts
        .endproc

; swap: acc and arg.
swap    .proc
        ldx #3
next:   ldy acc,x
        lda arg,x
        sta acc,x
        tya
        sta arg,x
        dex
        bpl next
        rts
        .endproc

; gcd: of acc and arg, both unsigned, to acc.
gcd     .proc
next:   .tstl arg
        beq done
        jsr divide_unsigned
        .mvl acc, arg
        .mvl arg, rem
        bra next
done:   rts
        .endproc

; root: of the unsigned acc, rounded down, to acc, by one bit of the result at a time: rem holds
; what is left, arg the root so far.
root    .proc
        .cll rem
        .cll arg
        lda #16
        sta bits
next:   jsr two_bits
        jsr two_bits
        asl arg
        rol arg + 1
        rol arg + 2
        sec                     ; is rem at least 2 * root + 1 with the root doubled already?
        lda arg
        rol
        sta width
        lda arg + 1
        rol
        sta sign
        lda arg + 2
        rol
        sta sign_rem
        lda rem
        cmp width
        lda rem + 1
        sbc sign
        lda rem + 2
        sbc sign_rem
        bcc less
        lda rem
        sbc width
        sta rem
        lda rem + 1
        sbc sign
        sta rem + 1
        lda rem + 2
        sbc sign_rem
        sta rem + 2
        inc arg
less:   dec bits
        bne next
        .mvl acc, arg
        rts

two_bits: asl acc
        rol acc + 1
        rol acc + 2
        rol acc + 3
        rol rem
        rol rem + 1
        rol rem + 2
        rts
        .endproc

; power: acc to the power arg, which is not negative.
power   .proc
        .for i in 0..4
        lda acc + i
        pha
        .endfor
        .mvl count, arg
        .for i in 0..4
        pla
        sta factor + 3 - i
        .endfor
        .ldl acc, 1
next:   .tstl count
        beq done
        lsr count + 3
        ror count + 2
        ror count + 1
        ror count
        bcc even
        .mvl arg, factor
        jsr multiply
even:   .mvl product, acc
        .mvl acc, factor
        .mvl arg, factor
        jsr multiply
        .mvl factor, acc
        .mvl acc, product
        bra next
done:   rts
        .endproc

; ---------------------------------------------------------------------------------------------
; Printing
; ---------------------------------------------------------------------------------------------

; print: acc as a signed decimal number; print_unsigned: as an unsigned one; acc is lost.
print   .proc
        bit acc + 3
        bpl print_unsigned
        lda #'-'
        jsr console.put
        jsr negate
        bra print_unsigned
        .endproc

print_unsigned .proc
        lda #0
        jmp print_width
        .endproc

; print_word: num, unsigned.
print_word .proc
        .mvw acc, num
        .clw acc + 2
        bra print_unsigned
        .endproc

; print_byte: A, unsigned.
print_byte .proc
        sta acc
        stz acc + 1
        .clw acc + 2
        bra print_unsigned
        .endproc

; print_width: acc, unsigned, at the right end of at least A columns.
print_width .proc
        sta width
        .ldl arg, 10
        ldy #0
next:   phy
        jsr divide_unsigned
        ply
        lda rem
        sta digits,y
        iny
        .tstl acc
        bne next
fill:   cpy width
        bcs show
        jsr console.space
        dec width
        bra fill
show:   dey
        bmi done
        lda digits,y
        ora #'0'
        jsr console.put
        bra show
done:   rts
        .endproc

; print_hex: acc as a hexadecimal number of eight digits.
print_hex .proc
        ldx #3
next:   lda acc,x
        jsr console.hex
        dex
        bpl next
        rts
        .endproc

        .endsection

        .priv
        .section vars, kind=bss, logical
count   .res byte, 4            ; of power
factor  .res byte, 4
product .res byte, 4
        .endsection
        .endmodule
