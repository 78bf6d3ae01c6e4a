; arith.asm - arithmetic on cells of 16 bits and pairs of 32 bits.
;
; The machine code knows one multiplication and one division, both unsigned, 16 x 16 = 32 bits and
; 32 / 16 bits; the signed ones are threads around them.
;
; SPDX-License-Identifier: MIT

; ---------------------------------------------------------------------------------------------
; Cells
; ---------------------------------------------------------------------------------------------

; + ( n1 n2 -- n3 )
        .name "+", 0
x_plus
        .prim
        clc
        lda 2,x
        adc 0,x
        sta 2,x
        lda 3,x
        adc 1,x
        sta 3,x
        jmp drop1

; - ( n1 n2 -- n3 )
        .name "-", 0
x_minus
        .prim
        sec
        lda 2,x
        sbc 0,x
        sta 2,x
        lda 3,x
        sbc 1,x
        sta 3,x
        jmp drop1

; 1+ ( n1 -- n2 )
        .name "1+", 0
x_1plus
        .prim
        inc 0,x
        bne _done
        inc 1,x
_done   jmp next

; 1- ( n1 -- n2 )
        .name "1-", 0
x_1minus
        .prim
        lda 0,x
        bne _low
        dec 1,x
_low    dec 0,x
        jmp next

; CELL+ ( addr1 -- addr2 )
        .name "CELL+", 0
x_cellplus
        .prim
        clc
        lda 0,x
        adc #2
        sta 0,x
        bcc _done
        inc 1,x
_done   jmp next

; NEGATE ( n1 -- n2 )
        .name "NEGATE", 0
x_negate
        .prim
negate
        sec
        lda #0
        sbc 0,x
        sta 0,x
        lda #0
        sbc 1,x
        sta 1,x
        jmp next

; ABS ( n -- u )
        .name "ABS", 0
x_abs
        .prim
        lda 1,x
        bmi negate
        jmp next

; ---------------------------------------------------------------------------------------------
; Pairs
; ---------------------------------------------------------------------------------------------

; S>D ( n -- d )
        .name "S>D", 0
x_stod
        .prim
        lda 1,x
        asl a                   ; the sign to the carry
        lda #0
        bcc _push
        lda #$ff
_push   tay
        jmp pushay

; D+ ( d1 d2 -- d3 )
        .name "D+", 0
x_dplus
        .prim
        clc
        lda 6,x
        adc 2,x
        sta 6,x
        lda 7,x
        adc 3,x
        sta 7,x
        lda 4,x
        adc 0,x
        sta 4,x
        lda 5,x
        adc 1,x
        sta 5,x
        jmp drop2

; DNEGATE ( d1 -- d2 )
        .name "DNEGATE", 0
x_dnegate
        .prim
dnegate
        sec
        lda #0
        sbc 2,x
        sta 2,x
        lda #0
        sbc 3,x
        sta 3,x
        lda #0
        sbc 0,x
        sta 0,x
        lda #0
        sbc 1,x
        sta 1,x
        jmp next

; DABS ( d -- ud )
        .name "DABS", 0
x_dabs
        .prim
        lda 1,x
        bmi dnegate
        jmp next

; D= ( d1 d2 -- flag )
        .name "D=", 0
x_dequ
        .thread
        .word x_dnegate, x_dplus, x_or, x_zeroequ, x_exit

; ---------------------------------------------------------------------------------------------
; Multiplication and division
; ---------------------------------------------------------------------------------------------

; UM* ( u1 u2 -- ud ): the multiplier in the low cell makes room, bit by bit, for the product that
; is added to the high cell.
        .name "UM*", 0
x_umstar
        .prim
        lda 0,x
        sta n
        lda 1,x
        sta n + 1
        lda #0
        sta 0,x
        sta 1,x
        ldy #17                 ; 16 bits, and a last shift
        clc
_bit    ror 1,x
        ror 0,x
        ror 3,x
        ror 2,x
        bcc _next
        clc
        lda 0,x
        adc n
        sta 0,x
        lda 1,x
        adc n + 1
        sta 1,x
_next   dey                     ; keeps the carry, bit 32 of the sum
        bne _bit
        jmp next

; UM/MOD ( ud u -- rem quot ): the quotient must fit in one cell.
        .name "UM/MOD", 0
x_umslash
        .prim
        lda 0,x
        ora 1,x
        beq _zero
        lda 2,x
        cmp 0,x
        lda 3,x
        sbc 1,x
        bcs _range
        lda #16
        sta n
_bit    asl 4,x
        rol 5,x
        rol 2,x
        rol 3,x
        lda #0
        rol a
        sta n + 1               ; bit 16 of the remainder
        sec
        lda 2,x
        sbc 0,x
        sta n + 2
        lda 3,x
        sbc 1,x
        tay
        lda n + 1
        sbc #0
        bcc _next               ; the divisor is greater
        sty 3,x
        lda n + 2
        sta 2,x
        inc 4,x
_next   dec n
        bne _bit
        .drop 1
        jmp swap
_zero   .fail E_DIVIDE
_range  .fail E_RANGE

; * ( n1 n2 -- n3 )
        .name "*", 0
x_star
        .thread
        .word x_umstar, x_drop, x_exit

; M* ( n1 n2 -- d )
        .name "M*", 0
x_mstar
        .thread
        .word x_2dup, x_xor, x_tor
        .word x_abs, x_swap, x_abs, x_umstar
        .word x_fromr, x_zeroless
        .word x_zbranch, _done
        .word x_dnegate
_done   .word x_exit

; ?NEGATE ( n1 n2 -- n3 ): n1 with the sign of n2 given to it.
        .name "?NEGATE", 0
x_qnegate
        .thread
        .word x_zeroless
        .word x_zbranch, _done
        .word x_negate
_done   .word x_exit

; SM/REM ( d n -- rem quot ): rounds toward zero; the remainder has the sign of d.
        .name "SM/REM", 0
x_smslash
        .thread
        .word x_2dup, x_xor, x_tor      ; sign of the quotient
        .word x_over, x_tor             ; sign of the remainder
        .word x_abs, x_tor, x_dabs, x_fromr, x_umslash
        .word x_swap, x_fromr, x_qnegate
        .word x_swap, x_fromr, x_qnegate, x_exit

; FM/MOD ( d n -- rem quot ): rounds down; the remainder has the sign of n.
        .name "FM/MOD", 0
x_fmslash
        .thread
        .word x_dup, x_tor, x_smslash
        .word x_over
        .word x_zbranch, _done           ; exact
        .word x_over, x_rfetch, x_xor, x_zeroless
        .word x_zbranch, _done           ; remainder and n agree in sign
        .word x_1minus, x_swap, x_rfetch, x_plus, x_swap
_done   .word x_fromr, x_drop, x_exit

; /MOD ( n1 n2 -- rem quot )
        .name "/MOD", 0
x_slashmod
        .thread
        .word x_tor, x_stod, x_fromr, x_fmslash, x_exit

; / ( n1 n2 -- quot )
        .name "/", 0
x_slash
        .thread
        .word x_slashmod, x_nip, x_exit

; MOD ( n1 n2 -- rem )
        .name "MOD", 0
x_mod
        .thread
        .word x_slashmod, x_drop, x_exit

; */MOD ( n1 n2 n3 -- rem quot ): n1 * n2 / n3 with 32 bits between.
        .name "*/MOD", 0
x_starslashmod
        .thread
        .word x_tor, x_mstar, x_fromr, x_fmslash, x_exit

; */ ( n1 n2 n3 -- quot )
        .name "*/", 0
x_starslash
        .thread
        .word x_starslashmod, x_nip, x_exit
