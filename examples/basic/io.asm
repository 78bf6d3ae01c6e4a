; io.asm - characters and lines by the calls of sim65, printing of strings and numbers.
;
; Output is collected in outbuf and written at a line end, when the buffer is full and before input
; is read. Routines that print keep X and Y unless they say otherwise.
; SPDX-License-Identifier: MIT

; putc: the character in A.
putc    stx savex
        ldx outlen
        sta outbuf,x
        inc outlen
        inc column
        cmp #NL
        bne _more
        ldx #0
        stx column
        beq _flush
_more   cpx #OUT_SIZE - 1
        bne _done
_flush  jsr flush
_done   ldx savex
        rts

; flush: writes out what was printed; keeps X and Y.
flush   lda outlen
        beq _done
        txa
        pha
        tya
        pha
        lda #STDOUT
        ldx #>outbuf
        jsr push_buffer
        lda outlen
        ldx #0
        jsr pv_write
        lda #0
        sta outlen
        pla
        tay
        pla
        tax
_done   rts

; push_buffer: file number A and the buffer to the C stack; the calls remove them. X is the high
; byte of the buffer, its low byte is that of outbuf for output and of inbuf for input.
push_buffer
        pha
        sec
        lda csp
        sbc #4
        sta csp
        bcs +
        dec csp + 1
+       ldy #3
        lda #0
        sta (csp),y
        dey
        pla
        sta (csp),y
        cmp #STDIN
        beq _input
        lda #<outbuf
        jmp _low
_input  lda #<inbuf
_low    pha
        dey
        txa
        sta (csp),y
        dey
        pla
        sta (csp),y
        rts

; getc: the next character of standard input in A; carry set at the end. X and Y are lost.
getc    ldx inpos
        cpx inlen
        bne _have
        jsr flush
        lda #STDIN
        ldx #>inbuf
        jsr push_buffer
        lda #IN_SIZE
        ldx #0
        stx inpos
        jsr pv_read
        cpx #0                  ; a negative result is an error
        bne _end
        tax
        beq _end
        sta inlen
        ldx #0
_have   lda inbuf,x
        inc inpos
        clc
        rts
_end    lda #0
        sta inlen
        sec
        rts

; getline: a line to linebuf; carry set when there is none. What is too long is dropped, control
; characters become blanks, bytes above ASCII question marks.
getline ldy #0
_next   sty savey
        jsr getc
        ldy savey
        bcs _eof
        cmp #NL
        beq _done
        cmp #' '
        bcs +
        lda #' '
+       cmp #$7f
        bcc +
        lda #'?'
+       cpy #LINE_MAX
        bcs _next
        sta linebuf,y
        iny
        bne _next
_eof    tya                     ; the last line may lack its end
        bne _done
        sec
        rts
_done   lda #0
        sta linebuf,y
        clc
        rts

newline lda #NL
        jmp putc

space   lda #' '
        jmp putc

; fresh_line: a line end unless the output stands at the start of a line.
fresh_line
        lda column
        bne newline
        rts

; prinline: the string behind the JSR.
prinline
        pla
        sta str
        pla
        sta str + 1
        .incw str
        jsr prstr               ; leaves str at the zero
        lda str + 1
        pha
        lda str
        pha
        rts

; prstr: the zero terminated string at str; str ends at the zero.
prstr   sty savey
_next   ldy #0
        lda (str),y
        beq _end
        jsr putc
        .incw str
        jmp _next
_end    ldy savey
        rts

; prsigned: the signed number acc in decimal; X and Y are lost.
prsigned
        .mvw num, acc
        bpl prdec               ; of the high byte
        lda #'-'
        jsr putc
        sec
        lda #0
        sbc num
        sta num
        lda #0
        sbc num + 1
        sta num + 1

; prdec: the word num in decimal, without leading zeros; X, Y and num are lost.
prdec   ldx #0
        stx digits              ; not zero once a digit was printed
_power  ldy #'0'
_count  lda num
        cmp powers,x
        lda num + 1
        sbc powers + 1,x
        bcc _digit
        sta num + 1             ; carry is set
        lda num
        sbc powers,x
        sta num
        iny
        bne _count
_digit  cpy #'0'
        bne _show
        lda digits
        bne _show
        cpx #powers_end - powers - 2
        bne _skip               ; the last digit is printed in any case
_show   tya
        sta digits
        jsr putc
_skip   inx
        inx
        cpx #powers_end - powers
        bne _power
        rts

powers  .word 10000, 1000, 100, 10, 1
powers_end
