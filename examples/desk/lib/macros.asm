; macros.asm - 16- and 32-bit operations, branches of any length, loops over bytes.
;
; A word is stored low byte first, a long is four bytes. All macros lose A; the word macros keep X
; and Y. Carry and overflow of the sums are those of their last byte.
; SPDX-License-Identifier: MIT

        .module lib.macros
        .pub

; ---------------------------------------------------------------------------------------------
; Words
; ---------------------------------------------------------------------------------------------

; ldw target, value: a constant to memory.
ldw     .macro target, value
        lda #<(.value)
        sta .target
        lda #>(.value)
        sta .target + 1
        .endmacro

; mvw target, source: a copy.
mvw     .macro target, source
        lda .source
        sta .target
        lda .source + 1
        sta .target + 1
        .endmacro

; mvx target, table: a copy of the word X bytes behind the start of a table.
mvx     .macro target, table
        lda .table,x
        sta .target
        lda .table + 1,x
        sta .target + 1
        .endmacro

; clw target: zero.
clw     .macro target
        stz .target
        stz .target + 1
        .endmacro

; incw target: one more; keeps A.
incw    .macro target
        inc .target
        bne done
        inc .target + 1
done:
        .endmacro

; decw target: one less.
decw    .macro target
        lda .target
        bne low
        dec .target + 1
low:    dec .target
        .endmacro

; addw target, source: target += source.
addw    .macro target, source
        clc
        lda .target
        adc .source
        sta .target
        lda .target + 1
        adc .source + 1
        sta .target + 1
        .endmacro

; subw target, source: target -= source.
subw    .macro target, source
        sec
        lda .target
        sbc .source
        sta .target
        lda .target + 1
        sbc .source + 1
        sta .target + 1
        .endmacro

; addi target, value: target += constant.
addi    .macro target, value
        clc
        lda .target
        adc #<(.value)
        sta .target
        lda .target + 1
        adc #>(.value)
        sta .target + 1
        .endmacro

; adda target: target += A.
adda    .macro target
        clc
        adc .target
        sta .target
        bcc done
        inc .target + 1
done:
        .endmacro

; cmpw left, right: unsigned comparison, carry set when left >= right. Zero says nothing.
cmpw    .macro left, right
        lda .left
        cmp .right
        lda .left + 1
        sbc .right + 1
        .endmacro

; cmpi left, value: the same with a constant.
cmpi    .macro left, value
        lda .left
        cmp #<(.value)
        lda .left + 1
        sbc #>(.value)
        .endmacro

; tstw source: zero flag when the word is zero.
tstw    .macro source
        lda .source
        ora .source + 1
        .endmacro

; phw source, plw target: a word to the stack and back.
phw     .macro source
        lda .source
        pha
        lda .source + 1
        pha
        .endmacro

plw     .macro target
        pla
        sta .target + 1
        pla
        sta .target
        .endmacro

; ---------------------------------------------------------------------------------------------
; Longs; X is lost
; ---------------------------------------------------------------------------------------------

; ldl target, value: a constant to memory.
ldl     .macro target, value
        lda #(.value) & $ff
        sta .target
        lda #((.value) >> 8) & $ff
        sta .target + 1
        lda #((.value) >> 16) & $ff
        sta .target + 2
        lda #((.value) >> 24) & $ff
        sta .target + 3
        .endmacro

; mvl target, source: a copy.
mvl     .macro target, source
        ldx #3
copy:   lda .source,x
        sta .target,x
        dex
        bpl copy
        .endmacro

; cll target: zero.
cll     .macro target
        stz .target
        stz .target + 1
        stz .target + 2
        stz .target + 3
        .endmacro

; tstl source: zero flag when the long is zero; keeps X.
tstl    .macro source
        lda .source
        ora .source + 1
        ora .source + 2
        ora .source + 3
        .endmacro

; ---------------------------------------------------------------------------------------------
; Branches that reach everything
; ---------------------------------------------------------------------------------------------

jeq     .macro target
        bne past
        jmp .target
past:
        .endmacro

jne     .macro target
        beq past
        jmp .target
past:
        .endmacro

jcc     .macro target
        bcs past
        jmp .target
past:
        .endmacro

jcs     .macro target
        bcc past
        jmp .target
past:
        .endmacro

; on char, target: goes to target when A is that character.
on      .macro char, target
        cmp #.char
        bne past
        jmp .target
past:
        .endmacro

        .endmodule
