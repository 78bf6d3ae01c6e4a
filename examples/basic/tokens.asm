; tokens.asm - keywords, and lines of text to tokens and back.
;
; A keyword becomes one byte from $80 on, a number T_NUMBER and its two bytes, everything else stays
; a character. Texts in quotes and behind REM are not looked at.
; SPDX-License-Identifier: MIT

T_NUMBER = 1

; ---------------------------------------------------------------------------------------------
; Keywords: statements first, in the order of statement_table
; ---------------------------------------------------------------------------------------------

; The number of a token is the place of its word in the table below.
T_PRINT  = $80
T_LET    = $81
T_IF     = $82
T_GOTO   = $83
T_GOSUB  = $84
T_RETURN = $85
T_FOR    = $86
T_NEXT   = $87
T_DIM    = $88
T_REM    = $89
T_END    = $8a
T_READ   = $8b
T_DATA   = $8c
T_RESTORE = $8d
T_POKE   = $8e
T_LIST   = $8f
T_RUN    = $90
T_NEW    = $91
T_BYE    = $92
T_THEN   = $93                  ; not statements from here on
T_TO     = $94
T_STEP   = $95
T_TAB    = $96
T_CHR    = $97
T_ABS    = $98                  ; functions, in the order of function_table
T_SGN    = $99
T_RND    = $9a
T_PEEK   = $9b
T_SQR    = $9c
T_NOT    = $9d                  ; operators
T_AND    = $9e
T_OR     = $9f
T_MOD    = $a0
T_NE     = $a1
T_LE     = $a2
T_GE     = $a3

keywords
        .text "PRINT", 0, "LET", 0, "IF", 0, "GOTO", 0, "GOSUB", 0, "RETURN", 0, "FOR", 0
        .text "NEXT", 0, "DIM", 0, "REM", 0, "END", 0, "READ", 0, "DATA", 0, "RESTORE", 0
        .text "POKE", 0, "LIST", 0, "RUN", 0, "NEW", 0, "BYE", 0
        .text "THEN", 0, "TO", 0, "STEP", 0, "TAB", 0, "CHR$", 0
        .text "ABS", 0, "SGN", 0, "RND", 0, "PEEK", 0, "SQR", 0
        .text "NOT", 0, "AND", 0, "OR", 0, "MOD", 0, "<>", 0, "<=", 0, ">=", 0
        .byte 0
keywords_end

        .if keywords_end - keywords > 256
        .error "keywords are indexed by a byte"
        .endif

; ---------------------------------------------------------------------------------------------
; Text to tokens
; ---------------------------------------------------------------------------------------------

; upper: A in upper case.
upper   cmp #'a'
        bcc +
        cmp #'z' + 1
        bcs +
        and #$df
+       rts

; is_digit: carry clear when A is a digit.
is_digit
        cmp #'0'
        bcc _no
        cmp #'9' + 1
        rts
_no     sec
        rts

; tokenize: linebuf to tokbuf with a zero behind it, length in outpos; the line number to num, or
; $FFFF when there is none.
tokenize .block
        ldx #0
        stx outpos
        lda #$ff
        sta num + 1
blanks  lda linebuf,x
        inx
        cmp #' '
        beq blanks
        dex
        jsr is_digit
        bcs next
        jsr scan_number
        lda num + 1
        bpl gap
        .fail "LINE NUMBER"
gap     lda linebuf,x           ; one blank behind the number belongs to the listing
        cmp #' '
        bne next
        inx
next    lda linebuf,x
        beq end
        cmp #QUOTE
        beq quoted
        jsr is_digit
        bcc number
        jsr find_keyword
        bcc keyword
        lda linebuf,x
        jsr upper
        jsr put
        inx
        bne next

number  .phw num                ; that of the line
        jsr scan_number
        lda num + 1
        bmi large
        lda #T_NUMBER
        jsr put
        lda num
        jsr put
        lda num + 1
        jsr put
        .plw num
        jmp next
large   lda #0
        sta line + 1
        .fail "NUMBER"

quoted  jsr put
        inx
        lda linebuf,x
        beq end
        cmp #QUOTE
        bne quoted
        jsr put
        inx
        bne next

keyword jsr put
        cmp #T_REM
        bne next
remark  lda linebuf,x
        jsr put
        inx
        cmp #0
        bne remark
        dec outpos
end     lda #0                  ; falls into put

; put: A to tokbuf. Numbers grow, so a line may be too long as tokens.
put     ldy outpos
        bmi full
        sta tokbuf,y
        inc outpos
        rts
full    .fail "LINE LENGTH"
        .bend

; scan_number: the digits at linebuf + X to num; from $8000 on it is only known to be too large.
; X comes to stand behind them.
scan_number .block
        lda #0
        sta num
        sta num + 1
next    lda linebuf,x
        jsr is_digit
        bcs done
        inx
        lda num + 1
        cmp #$80 / 4
        bcs large               ; ten times this is too large
        .mvw sum, num
        asl num                 ; num = (num * 4 + num) * 2 + digit
        rol num + 1
        asl num
        rol num + 1
        .addw num, sum
        bmi large
        asl num
        rol num + 1
        bmi large
        lda linebuf - 1,x
        and #$0f
        sta sum
        .addb num, sum
        lda num + 1
        bpl next
large   lda #$80
        sta num + 1
        bne next
done    rts
        .bend

; find_keyword: the token of the keyword at linebuf + X in A, X behind it; carry set and X as it was
; when there is none.
find_keyword .block
        stx savex
        ldy #0
        lda #T_PRINT
        sta token
word    ldx savex
char    lda keywords,y
        beq found
        lda linebuf,x
        jsr upper
        cmp keywords,y
        bne other
        inx
        iny
        bne char
other   lda keywords,y          ; to the next word
        beq last
        iny
        bne other
last    inc token
        iny
        lda keywords,y
        bne word
        ldx savex
        sec
        rts
found   lda token
        clc
        rts
        .bend

; ---------------------------------------------------------------------------------------------
; Tokens to text
; ---------------------------------------------------------------------------------------------

; list_tokens: prints the tokens at ptr up to the zero.
list_tokens .block
        ldy #0
        lda (ptr),y
        beq end
        bmi keyword
        cmp #T_NUMBER
        beq number
        jsr putc
        jmp next
number  iny
        lda (ptr),y
        sta num
        iny
        lda (ptr),y
        sta num + 1
        jsr prdec
        .incw ptr
        .incw ptr
next    .incw ptr
        jmp list_tokens
keyword tax
        ldy #0
words   cpx #T_PRINT
        beq print
skip    iny
        lda keywords - 1,y
        bne skip
        dex
        bmi words
print   lda keywords,y
        beq next
        jsr putc
        iny
        bne print
end     rts
        .bend
