; io.asm - characters and lines by the calls of sim65, printing of numbers and strings.
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
        bne +
        ldx #0
        stx column
        beq _full
+       cpx #OUT_SIZE - 1
        bne _done
_full   jsr flush
_done   ldx savex
        rts

; flush: writes out what was printed; keeps X and Y, savex and A are lost.
flush   lda outlen
        beq _done
        txa
        pha
        tya
        pha
        lda #STDOUT
        ldx #<outbuf
        ldy #>outbuf
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

; push_buffer: file number A and address X, Y to the C stack; the calls remove them.
push_buffer
        sta fd
        tya
        pha
        txa
        pha
        sec
        lda csp
        sbc #4
        sta csp
        bcs +
        dec csp + 1
+       ldy #0
        pla
        sta (csp),y
        iny
        pla
        sta (csp),y
        iny
        lda fd
        sta (csp),y
        iny
        lda #0
        sta (csp),y
        rts

fd      .byte 0                 ; file number, while the registers hold the address

; getc: the next character of standard input in A; carry set at the end. X and Y are lost.
getc    ldx inpos
        cpx inlen
        bne _have
        jsr flush
        lda #STDIN
        ldx #<inbuf
        ldy #>inbuf
        jsr push_buffer
        lda #IN_SIZE
        ldx #0
        stx inpos
        jsr pv_read
        sta inlen
        cpx #0                  ; a negative result is an error
        bne _end
        cmp #0
        beq _end
        ldx #0
_have   lda inbuf,x
        inc inpos
        clc
        rts
_end    lda #0
        sta inlen
        sec
        rts

; getline: a line to linebuf; carry set when there is none. What is too long is dropped.
getline ldy #0
_next   sty count
        jsr getc
        ldy count
        bcs _eof
        cmp #NL
        beq _done
        cmp #13                 ; files with CR LF
        beq _next
        cmp #9
        bne +
        lda #' '
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

; tab: blanks up to column A.
tab     cmp column
        beq _done
        bcc _done
        pha
        jsr space
        pla
        jmp tab
_done   rts

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

; prstr: the zero terminated string at str, of any length; str ends at the zero.
prstr   sty savey
_next   ldy #0
        lda (str),y
        beq _end
        jsr putc
        .incw str
        jmp _next
_end    ldy savey
        rts

; prhex: A as two hex digits.
prhex   pha
        lsr a
        lsr a
        lsr a
        lsr a
        jsr prdigit
        pla
        and #$0f
prdigit cmp #10
        bcc +
        adc #'A' - '0' - 10 - 1 ; carry is set
+       adc #'0'
        jmp putc

; prbin: A as eight binary digits.
prbin   stx sum
        ldx #8
_bit    asl a
        pha
        lda #'0'
        adc #0
        jsr putc
        pla
        dex
        bne _bit
        ldx sum
        rts

; prdec: the word num in decimal, without leading zeros; X, Y and num are lost.
prdec   ldx #0                  ; index of the power of ten, in words
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

; prchar: A as a character, or a dot if it has no picture.
prchar  cmp #' '
        bcc _dot
        cmp #$7f
        bcc _show
_dot    lda #'.'
_show   jmp putc

; list_word: the address in from as an item of a list with eight to the line.
list_word
        lda column
        beq _first
        cmp #8 * 5 - 1
        bcs _line
        jsr space
        jmp _first
_line   jsr newline
_first  .prword from
        rts
