; io.asm - characters and lines in and out, numbers as text.
;
; Output goes through a buffer that is written at the end of a line, when it is full and before
; something is read. Input comes from the prelude inside the program first, then from standard
; input. Only the two routines around sim65 know the machine.
;
; SPDX-License-Identifier: MIT

; ---------------------------------------------------------------------------------------------
; The machine
; ---------------------------------------------------------------------------------------------

; call_args: pushes the arguments of a call of sim65, A = fd and the address in iobuf. The callee
; removes them. Keeps X.
call_args
        pha
        lda csp
        sec
        sbc #4
        sta csp
        bcs _push
        dec csp + 1
_push   ldy #3
        lda #0
        sta (csp),y
        pla
        dey
        sta (csp),y
        dey
        lda iobuf + 1
        sta (csp),y
        dey
        lda iobuf
        sta (csp),y
        rts

; flush: writes what is in outbuf. Keeps X and Y, and A.
flush
        pha
        lda outlen
        beq _done
        stx iox
        sty ioy
        .ldw iobuf, outbuf
        lda #STDOUT
        jsr call_args
        lda outlen
        ldx #0
        jsr pv_write
        lda #0
        sta outlen
        ldx iox
        ldy ioy
_done   pla
        rts

; putc: the character in A. Keeps X, Y and A.
putc
        sta outlast
        stx iox
        ldx outlen
        sta outbuf,x
        inc outlen
        ldx iox
        cmp #NL
        beq flush
        bit outlen              ; OUT_MAX is the sign bit
        bmi flush
        rts

        .if OUT_MAX != $80
        .error "putc tests for 128 characters"
        .endif

; getc: the next character of standard input in A; carry set at the end. Keeps X.
getc
        jsr flush
        stx iox
        .ldw iobuf, iochar
        lda #STDIN
        jsr call_args
        lda #1
        ldx #0
        jsr pv_read
        ldx iox
        cmp #1                  ; count read: 0 at the end, -1 for an error
        bne _end
        clc
        lda iochar
        rts
_end    sec
        rts

; ---------------------------------------------------------------------------------------------
; Output
; ---------------------------------------------------------------------------------------------

; EMIT ( c -- )
        .name "EMIT", 0
x_emit
        .prim
        lda 0,x
        jsr putc
        jmp drop1

; CR ( -- )
        .name "CR", 0
x_cr
        .prim
        lda #NL
        jsr putc
        jmp next

; Headless ( -- ): to the start of a line.
        .noname
x_freshline
        .prim
        lda #NL
        cmp outlast
        beq _done
        jsr putc
_done   jmp next

; SPACE ( -- )
        .name "SPACE", 0
x_space
        .prim
        lda #BL_CHAR
        jsr putc
        jmp next

; SPACES ( n -- ): none if n is negative, at most 255.
        .name "SPACES", 0
x_spaces
        .prim
        lda 1,x
        bmi _done
        ldy 0,x
        beq _done
        lda #BL_CHAR
_next   jsr putc
        dey
        bne _next
_done   jmp drop1

; TYPE ( addr u -- )
        .name "TYPE", 0
x_type
        .prim
        lda 2,x
        sta ptr
        lda 3,x
        sta ptr + 1
_next   lda 0,x
        ora 1,x
        beq _done
        ldy #0
        lda (ptr),y
        jsr putc
        .incw ptr
        lda 0,x
        bne _low
        dec 1,x
_low    dec 0,x
        jmp _next
_done   jmp drop2

; (.") ( -- ): prints the text that follows in the thread.
        .name '(.")', COMPILE_ONLY
x_pdotq
        .thread
        .word x_inline, x_type, x_exit

; (S") ( -- addr u ): the text that follows in the thread.
        .name '(S")', COMPILE_ONLY
x_psq
        .thread
        .word x_inline, x_exit

; Headless, called by a word that has text behind it in its caller's thread: ( -- addr u ) and the
; saved ip moves behind the text, which ends at an even address.
        .noname
x_inline
        .prim
        stx xsave
        tsx
        lda $0101,x
        sta ptr
        lda $0102,x
        sta ptr + 1
        ldy #0
        lda (ptr),y
        sta n
        lsr a                   ; behind length byte, text and padding: 2 * (length / 2 + 1)
        clc
        adc #1
        asl a                   ; the carry is bit 8
        tay
        lda #0
        rol a
        adc ptr + 1             ; carry is clear
        sta $0102,x
        tya
        clc
        adc ptr
        sta $0101,x
        bcc _push
        inc $0102,x
_push   .incw ptr
        ldx xsave
        .push 2
        lda n
        sta 0,x
        lda #0
        sta 1,x
        lda ptr
        sta 2,x
        lda ptr + 1
        sta 3,x
        jmp next

; KEY ( -- c ): the next character of standard input, 0 at the end.
        .name "KEY", 0
x_key
        .prim
        jsr getc
        ldy #0
        bcc _push
        tya
_push   jmp pushay

; ---------------------------------------------------------------------------------------------
; Lines
; ---------------------------------------------------------------------------------------------

; source_char: the next character of the prelude or, behind its end, of standard input; carry set
; at the end of that.
source_char
        lda bootptr + 1
        bne _prelude
        jmp getc
_prelude
        ldy #0
        lda (bootptr),y
        beq _end
        .incw bootptr
        clc
        rts
_end    sty bootptr + 1
        jmp getc

; REFILL ( -- flag ): reads a line, which becomes the source. False at the end of the input.
        .name "REFILL", 0
x_refill
        .prim
        .ldw srcptr, tib
        lda #0
        sta srclen
        sta srclen + 1
        sta toin
        sta toin + 1
        sta toklen
        sta n                   ; not zero when the line is too long
        .push 1
_next   jsr source_char
        bcs _end
        cmp #NL
        beq _line
        cmp #CR_CHAR
        beq _next
        ldy srclen
        cpy #TIB_MAX
        bcs _long
        sta tib,y
        inc srclen
        bne _next
_long   inc n
        bne _next
_end    lda srclen
        bne _line               ; a last line without a line end
        jmp put_false
_line   lda n
        bne _error
        jmp put_true
_error  .fail E_STRING

; ---------------------------------------------------------------------------------------------
; Numbers as text, from the last digit to the first
; ---------------------------------------------------------------------------------------------

        .name "BASE", 0
x_base
        .word docon, base

; DECIMAL, HEX ( -- )
        .name "DECIMAL", 0
x_decimal
        .prim
        lda #10
set_base
        sta base
        lda #0
        sta base + 1
        jmp next

        .name "HEX", 0
x_hex
        .prim
        lda #16
        bne set_base

; <# ( -- )
        .name "<#", 0
x_lesssharp
        .prim
        .ldw hld, hold_end
        jmp next

; hold: the character in A goes in front of the text.
hold
        ldy hld
        cpy #<hold_min
        beq _full
        dec hld                 ; the buffer does not cross a page
        ldy #0
        sta (hld),y
        rts
_full   .fail E_HOLD

        .if >hold_min != >(hold_end - 1)
        .error "the buffer of HOLD crosses a page"
        .endif

; HOLD ( c -- )
        .name "HOLD", 0
x_hold
        .prim
        lda 0,x
        jsr hold
        jmp drop1

; SIGN ( n -- )
        .name "SIGN", 0
x_sign
        .prim
        lda 1,x
        bpl _done
        lda #'-'
        jsr hold
_done   jmp drop1

; # ( ud1 -- ud2 ): one digit.
        .name "#", 0
x_sharp
        .prim
        lda #0                  ; remainder of ud / BASE
        ldy #32
_bit    asl 2,x
        rol 3,x
        rol 0,x
        rol 1,x
        rol a
        bcs _sub                ; more than 8 bits: greater than any base
        cmp base
        bcc _next
_sub    sbc base
        inc 2,x
_next   dey
        bne _bit
        jsr digit
        jsr hold
        jmp next

; digit: the character of a digit in A.
digit
        cmp #10
        bcc _low
        adc #'A' - '0' - 11     ; carry is set
_low    clc
        adc #'0'
        rts

; #S ( ud -- 0 0 ): at least one digit.
        .name "#S", 0
x_sharps
        .thread
_next   .word x_sharp, x_2dup, x_or, x_zeroequ
        .word x_zbranch, _next
        .word x_exit

; #> ( ud -- addr u )
        .name "#>", 0
x_sharpgreater
        .prim
        lda hld
        sta 2,x
        lda hld + 1
        sta 3,x
        sec
        lda #<hold_end
        sbc hld
        sta 0,x
        lda #0
        sta 1,x
        jmp next

; (D.) ( d -- addr u ): a signed pair as text.
        .name "(D.)", 0
x_pddot
        .thread
        .word x_tuck, x_dabs, x_lesssharp, x_sharps, x_rot, x_sign, x_sharpgreater, x_exit

; D. ( d -- ), . ( n -- ), U. ( u -- ): with a space behind.
        .name "D.", 0
x_ddot
        .thread
        .word x_pddot, x_type, x_space, x_exit

        .name ".", 0
x_dot
        .thread
        .word x_stod, x_ddot, x_exit

        .name "U.", 0
x_udot
        .thread
        .lit 0
        .word x_ddot, x_exit

; D.R ( d n -- ), .R ( n1 n -- ), U.R ( u n -- ): n characters wide or more.
        .name "D.R", 0
x_ddotr
        .thread
        .word x_tor, x_pddot, x_fromr, x_over, x_minus, x_spaces, x_type, x_exit

        .name ".R", 0
x_dotr
        .thread
        .word x_tor, x_stod, x_fromr, x_ddotr, x_exit

        .name "U.R", 0
x_udotr
        .thread
        .lit 0
        .word x_swap, x_ddotr, x_exit
