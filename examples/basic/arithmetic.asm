; arithmetic.asm - operators on arg and acc, functions of acc; the result is acc.
;
; Multiplication and division work on magnitudes; sign_result gives the sign back and finds results
; that need more than 16 bits.
; SPDX-License-Identifier: MIT

overflow
        .fail "OVERFLOW"

; ---------------------------------------------------------------------------------------------
; Sums and signs
; ---------------------------------------------------------------------------------------------

op_add  .addw acc, arg
        bvs overflow
        rts

op_sub  sec
        lda arg
        sbc acc
        sta acc
        lda arg + 1
        sbc acc + 1
        sta acc + 1
        bvs overflow
        rts

; negate: acc = -acc; only -32768 has no negative.
negate  sec
        lda #0
        sbc acc
        sta acc
        lda #0
        sbc acc + 1
        sta acc + 1
        bvs overflow
        rts

; flip_acc, flip_arg: the same without a look at the range: -32768 becomes the magnitude 32768.
flip_acc
        ldx #acc
        bne flip
flip_arg
        ldx #arg
flip    sec
        lda #0
        sbc $00,x
        sta $00,x
        lda #0
        sbc $01,x
        sta $01,x
        rts

; magnitudes: the signs of arg and acc to sign, both become magnitudes.
magnitudes
        lda arg + 1
        eor acc + 1
        sta sign
        bit acc + 1
        bpl +
        jsr flip_acc
+       bit arg + 1
        bpl +
        jsr flip_arg
+       rts

; sign_result: the magnitude acc with sign.
sign_result
        bit sign
        bmi _negative
        lda acc + 1
        bmi overflow
        rts
_negative
        jsr flip_acc
        lda acc + 1
        bmi _done
        ora acc                 ; of a negative result only zero is not below zero
        bne overflow
_done   rts

; ---------------------------------------------------------------------------------------------
; Products and quotients
; ---------------------------------------------------------------------------------------------

op_mul  .block
        jsr magnitudes
        lda #0
        sta sum
        sta sum + 1
        sta sum + 2             ; not zero once acc has lost a bit at the top
        ldx #16
round   lsr arg + 1             ; sum = sum + acc * (bits of arg from the lowest)
        ror arg
        bcc no
        lda sum + 2
        bne large
        .addw sum, acc
        bcs large
no      asl acc
        rol acc + 1
        lda #0
        rol a
        ora sum + 2
        sta sum + 2
        dex
        bne round
        .mvw acc, sum
        jmp sign_result
large   jmp overflow
        .bend

; divide: arg / acc without signs: quotient to arg, remainder to sum.
divide  .block
        lda acc
        ora acc + 1
        bne valid
        .fail "DIVISION"
valid   lda #0
        sta sum
        sta sum + 1
        ldx #16
round   asl arg
        rol arg + 1
        rol sum
        rol sum + 1
        lda sum
        sec
        sbc acc
        tay
        lda sum + 1
        sbc acc + 1
        bcc small
        sty sum
        sta sum + 1
        inc arg
small   dex
        bne round
        rts
        .bend

op_div  jsr magnitudes
        jsr divide
        .mvw acc, arg
        jmp sign_result

; The remainder has the sign of the left side.
op_mod  lda arg + 1
        pha
        jsr magnitudes
        jsr divide
        .mvw acc, sum
        pla
        sta sign
        jmp sign_result

; ---------------------------------------------------------------------------------------------
; Logic and comparisons
; ---------------------------------------------------------------------------------------------

op_or   lda arg
        ora acc
        sta acc
        lda arg + 1
        ora acc + 1
        sta acc + 1
        rts

op_and  lda arg
        and acc
        sta acc
        lda arg + 1
        and acc + 1
        sta acc + 1
        rts

op_eq   jsr equal
        beq true
        bne false

op_ne   jsr equal
        beq false
        bne true

op_ge   jsr less
        bmi false
        bpl true

op_lt   jsr less
        bmi true
        bpl false

op_gt   jsr greater
        bmi true
        bpl false

op_le   jsr greater
        bmi false

true    lda #$ff
        bne truth
false   lda #0
truth   sta acc
        sta acc + 1
        rts

; equal: zero flag when arg = acc.
equal   lda arg
        cmp acc
        bne +
        lda arg + 1
        cmp acc + 1
+       rts

; less: negative flag when arg < acc, signed. greater: when arg > acc.
less    lda arg
        cmp acc
        lda arg + 1
        sbc acc + 1
        bvc +
        eor #$80
+       ora #0
        rts

greater lda acc
        cmp arg
        lda acc + 1
        sbc arg + 1
        bvc +
        eor #$80
+       ora #0
        rts

; ---------------------------------------------------------------------------------------------
; Functions
; ---------------------------------------------------------------------------------------------

fn_abs  lda acc + 1
        bpl +
        jmp negate
+       rts

fn_sgn  lda acc + 1
        bmi true
        ora acc
        beq false
        .ldw acc, 1
        rts

fn_peek ldy #0
        lda (acc),y
        sty acc + 1
        sta acc
        rts

; SQR: how many of the odd numbers 1, 3, 5, ... can be subtracted.
fn_sqr  .block
        lda acc + 1
        bpl valid
        jmp domain
valid   .ldw arg, 1
        ldx #0
next    .cmpw acc, arg
        bcc done
        sec
        lda acc
        sbc arg
        sta acc
        lda acc + 1
        sbc arg + 1
        sta acc + 1
        .incw arg
        .incw arg
        inx
        bne next
done    stx acc
        lda #0
        sta acc + 1
        rts
        .bend

domain  .fail "ARGUMENT"

; RND(n): a number from 0 to n - 1. The sequence is seed ^= seed << 7, seed ^= seed >> 9,
; seed ^= seed << 8, which runs through all numbers but 0.
fn_rnd  .block
        lda acc + 1
        bmi domain
        ora acc
        beq domain
        lda seed + 1            ; << 7: the low bit of the high byte goes out, then >> 1
        lsr a
        lda seed
        ror a
        eor seed + 1
        sta seed + 1
        lda #0                  ; the low byte gets what was its lowest bit
        ror a
        eor seed
        sta seed
        lda seed + 1            ; >> 9
        lsr a
        eor seed
        sta seed
        eor seed + 1            ; << 8
        sta seed + 1
        .mvw arg, seed
        jsr divide
        .mvw acc, sum
        rts
        .bend
