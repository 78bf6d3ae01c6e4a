; parse.asm - reading the command line: blanks, numbers, expressions, ranges, lists of bytes.
;
; pos is the next character of linebuf, which ends with a zero. What cannot be read ends the command
; with a message that points at pos.
; SPDX-License-Identifier: MIT

; peek: the next character in A, zero flag at the end of the line; X is lost.
peek    ldx pos
        lda linebuf,x
        rts

; skip: passes over blanks, then as peek; a comment counts as the end of the line.
skip    jsr peek
        cmp #' '
        bne +
        inc pos
        bne skip
+       cmp #';'
        bne +
        lda #0
+       cmp #0
        rts

; lower: A in lower case.
lower   cmp #'A'
        bcc +
        cmp #'Z' + 1
        bcs +
        ora #$20
+       rts

; parse_end: fails unless the line ends here.
parse_end
        jsr skip
        beq +
        .fail "not expected here"
+       rts

; error: ends the command with the text behind the JSR and a mark under the character at pos.
error   pla
        sta ptr
        pla
        sta ptr + 1
        .incw ptr
        jsr fresh_line
        clc
        lda promptlen
        adc pos
        jsr tab
        .say "^ "
        .mvw str, ptr
        jsr prstr
        jmp next

; ---------------------------------------------------------------------------------------------
; Numbers
; ---------------------------------------------------------------------------------------------

; digit: the value of the digit A in base 36; carry set when it is none.
digit   jsr lower
        sec
        sbc #'0'
        bcc _none
        cmp #10
        bcc _done
        sbc #'a' - '0'
        bcc _none
        adc #10 - 1             ; carry is set
        cmp #36
        rts
_none   sec
_done   rts

; number: digits of base A to num.
number  sta base
        lda #0
        sta num
        sta num + 1
        sta digits
_next   jsr peek
        jsr digit
        bcs _end
        cmp base
        bcs _end
        jsr scale
        inc pos
        inc digits
        bne _next
_end    lda digits
        beq +
        rts
+       .fail "number expected"

; scale: num = num * base + A.
scale   sta sum
        lda #0
        sta sum + 1
        ldy base
_add    .addw sum, num
        bcs _big
        dey
        bne _add
        .mvw num, sum
        rts
_big    .fail "number is larger than $FFFF"

; term: one number to num. More than two hex digits ask for a wide operand.
term    jsr peek
        cmp #'$'
        beq _dollar
        cmp #'!'
        beq _decimal
        cmp #'%'
        beq _binary
        cmp #QUOTE
        beq _char
        cmp #'*'
        beq _here
_hex    lda #16
        jsr number
        lda digits
        cmp #3
        bcc +
        sta wide
+       rts
_dollar inc pos
        bne _hex
_decimal
        inc pos
        lda #10
        jmp number
_binary inc pos
        lda #2
        jmp number
_char   inc pos
        jsr peek
        beq _none
        inc pos
        sta num
        lda #0
        sta num + 1
        rts
_none   .fail "character expected"
_here   inc pos
        .mvw num, dot
        rts

; expr: term { (+ | -) term } without blanks to value, modulo $10000.
expr    lda #0
        sta wide
        jsr skip
        jsr term
        .mvw value, num
_more   jsr peek
        cmp #'+'
        beq _plus
        cmp #'-'
        beq _minus
        rts
_plus   inc pos
        jsr term
        .addw value, num
        jmp _more
_minus  inc pos
        jsr term
        .subw value, num
        jmp _more

; byte_expr: an expression that fits in a byte, in A.
byte_expr
        jsr expr
        lda value + 1
        bne +
        lda value
        rts
+       .fail "does not fit in a byte"

; ---------------------------------------------------------------------------------------------
; Addresses, ranges, lists
; ---------------------------------------------------------------------------------------------

; parse_dest: an address to dest, and the end of the line.
parse_dest
        jsr expr
        .mvw dest, value
        jmp parse_end

; parse_range: two addresses, or an address and + with a length, to from and to.
parse_range
        jsr expr
        .mvw from, value
parse_to
        jsr skip
        cmp #'+'
        beq _length
        jsr expr
        .mvw to, value
_check  .cmpw to, from
        bcs +
        .fail "range ends before it starts"
+       rts
_length inc pos
        jsr expr
        lda value
        ora value + 1
        beq _empty
        .mvw to, value
        .addw to, from
        .decw to
        jmp _check
_empty  .fail "range is empty"

; default_range: as parse_range; without an end A more bytes, without a start from dot on.
default_range
        sta count
        .mvw from, dot
        jsr skip
        beq _length
        jsr expr
        .mvw from, value
        jsr skip
        beq _length
        jsr parse_to
        jmp parse_end
_length clc
        lda from
        adc count
        sta to
        lda from + 1
        adc #0
        sta to + 1
        bcc +
        lda #$ff                ; memory ends at $FFFF
        sta to
        sta to + 1
+       rts

; advance: the next address of the range in from; carry set when from was the last one. Keeps X, Y.
advance .cmpw from, to
        bcs +
        .incw from
        clc
+       rts

; parse_bytes: numbers and "strings" up to the end of the line to pattern, patlen bytes.
parse_bytes
        lda #0
        sta patlen
_next   jsr skip
        beq _end
        cmp #','
        bne +
        inc pos
        jsr skip
+       cmp #'"'
        beq _string
        jsr byte_expr
        jsr _add
        jmp _next
_string inc pos
_char   jsr peek
        beq _open
        inc pos
        cmp #'"'
        beq _next
        jsr _add
        jmp _char
_open   .fail "string is not closed"
_add    ldx patlen
        cpx #PATTERN_MAX
        bcs _full
        sta pattern,x
        inc patlen
        rts
_full   .fail "too many bytes"
_end    lda patlen
        beq +
        rts
+       .fail "bytes expected"
