; text.asm - characters, strings, words of a line, patterns, numbers in text.
;
; Strings end with a zero byte. txt walks over the text that is read.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module lib.text
        .use lib.config (line_max)
        .use lib.macros (*)
        .use lib.regs (*)

        .section zvars, kind=zp, logical
star    .res byte, 1            ; of match: behind the last star, and what it was tried with
retry   .res byte, 1
base    .res byte, 1            ; of number
        .endsection

        .section vars, kind=bss, logical
        .pub
word    .res byte, line_max + 1 ; what next_word read
        .priv
        .endsection

        .section text, kind=code, logical
        .pub

; ---------------------------------------------------------------------------------------------
; Characters
; ---------------------------------------------------------------------------------------------

; upper, lower: letter A in that case; keep X and Y.
upper   .proc
        cmp #'a'
        bcc done
        cmp #'z' + 1
        bcs done
        and #$df
done:   rts
        .endproc

lower   .proc
        cmp #'A'
        bcc done
        cmp #'Z' + 1
        bcs done
        ora #$20
done:   rts
        .endproc

; is_digit, is_letter, is_alnum: carry set when A is one; keep A, X and Y.
is_digit .proc
        cmp #'0'
        bcc done
        cmp #'9' + 1
        bcs no
        sec
        rts
no:     clc
done:   rts
        .endproc

is_letter .proc
        pha
        ora #$20
        cmp #'a'
        bcc done
        cmp #'z' + 1
        bcs no
        pla
        sec
        rts
no:     clc
done:   pla
        rts
        .endproc

is_alnum .proc
        jsr is_digit
        bcs done
        jmp is_letter
done:   rts
        .endproc

; printable: A, or a dot when it is a control character or above ASCII.
printable .proc
        cmp #' '
        bcc dot
        cmp #$7f
        bcc done
dot:    lda #'.'
done:   rts
        .endproc

; ---------------------------------------------------------------------------------------------
; Strings
; ---------------------------------------------------------------------------------------------

; length: of the string at str, in A and Y.
length  .proc
        ldy #0
next:   lda (str),y
        beq done
        iny
        bne next
done:   tya
        rts
        .endproc

; copy: the string at str to dst, length in A and Y.
copy    .proc
        ldy #0
next:   lda (str),y
        sta (dst),y
        beq done
        iny
        bne next
done:   tya
        rts
        .endproc

; compare: strings at str and dst; zero when they are equal, carry clear when the first is less.
compare .proc
        ldy #0
next:   lda (str),y
        cmp (dst),y
        bne done
        cmp #0
        beq same
        iny
        bne next
same:   cmp #0                  ; sets zero and carry
done:   rts
        .endproc

; contains: carry set when the string at dst contains that at str; dst is left where it begins.
contains .proc
        ldy #0
next:   lda (str),y
        beq yes
        cmp (dst),y
        bne further
        iny
        bne next
yes:    sec
        rts
further: lda (dst)
        beq no
        .incw dst
        bra contains
no:     clc
        rts
        .endproc

; match: carry set when the string at dst fits the pattern at str, in which ? stands for one
; character and * for any number of them. Y runs over the string, X over the pattern.
match   .proc
        ldx #0
        ldy #0
        lda #$ff
        sta star
next:   jsr pattern
        cmp #'*'
        beq remember
        pha
        lda (dst),y
        bne more
        pla                     ; the string has ended: so must the pattern
        cmp #0
        beq yes
        clc
        rts
more:   pla
        cmp #'?'
        beq step
        cmp (dst),y
        bne back
step:   inx
        iny
        bra next
remember: inx
        stx star
        sty retry
        bra next
back:   ldx star                ; the last star takes one character more
        cpx #$ff
        beq no
        inc retry
        ldy retry
        bra next
yes:    sec
        rts
no:     clc
        rts

pattern: phy
        txa
        tay
        lda (str),y
        ply
        rts
        .endproc

; ---------------------------------------------------------------------------------------------
; Reading text
; ---------------------------------------------------------------------------------------------

; skip: passes over blanks at txt; the next character in A, zero flag at the end.
skip    .proc
next:   lda (txt)
        cmp #' '
        bne done
        .incw txt
        bra next
done:   cmp #0
        rts
        .endproc

; next_char: passes over the character at txt, which is left in A.
next_char .proc
        lda (txt)
        .incw txt
        rts
        .endproc

; next_word: the word at txt, up to a blank, to word; its length in A, zero flag when there is none.
; Words in double quotes may contain blanks.
next_word .proc
        jsr skip
        ldx #0
        cmp #34
        beq quoted
next:   lda (txt)
        beq done
        cmp #' '
        beq done
        sta word,x
        inx
        .incw txt
        bra next
quoted: .incw txt
        lda (txt)
        beq done
        cmp #34
        beq closed
        sta word,x
        inx
        bra quoted
closed: .incw txt
done:   stz word,x
        txa
        rts
        .endproc

; digit_value: value of the digit A in base, carry set when it is none.
digit_value .proc
        jsr is_digit
        bcs decimal
        jsr upper
        cmp #'A'
        bcc none
        cmp #'F' + 1
        bcs none
        sbc #'A' - 10 - 1       ; carry is clear
        bra check
decimal: sbc #'0'
check:  cmp base
        rts
none:   sec
        rts
        .endproc

; number: the number at txt, decimal or with $ hexadecimal, to acc; carry set when there is none or
; it takes more than 32 bits.
number  .proc
        .cll acc
        lda #10
        sta base
        jsr skip
        cmp #'$'
        bne first
        .incw txt
        lda #16
        sta base
first:  lda (txt)
        jsr digit_value
        bcs done                ; not even one digit
next:   pha
        jsr times_base
        pla
        bcs done
        adc acc
        sta acc
        bcc stored
        inc acc + 1
        bne stored
        inc acc + 2
        bne stored
        inc acc + 3
        beq over
stored: .incw txt
        lda (txt)
        jsr digit_value
        bcc next
        clc
done:   rts
over:   sec
        rts

; acc times base; carry set when it grows out of its bytes.
times_base:
        .mvl arg, acc
        jsr double
        bcs done
        jsr double
        bcs done
        lda base
        cmp #16
        beq sixteen
        clc
        ldx #0
        ldy #4
add:    lda acc,x
        adc arg,x
        sta acc,x
        inx
        dey
        bne add
        bcs done
        bra double
sixteen: jsr double
        bcs done
double: asl acc
        rol acc + 1
        rol acc + 2
        rol acc + 3
        rts
        .endproc


        .endsection
        .endmodule
