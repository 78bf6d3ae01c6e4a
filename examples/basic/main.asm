; main.asm - a tiny BASIC for the 6502: layout, command loop, errors.
;
; The interpreter runs in sim65 (cc65) and reads lines from standard input. A line with a number is
; stored in the program, any other line is executed. README.md describes the language.
;
; The source keeps to what opforge and 64tass both accept. Macro arguments are written @1 to @9;
; 64tass spells them \1 to \9, which is the one change it needs.
;
; SPDX-License-Identifier: MIT

        .cpu "6502"

; ---------------------------------------------------------------------------------------------
; Layout
; ---------------------------------------------------------------------------------------------

LINE_MAX    = 120               ; characters in a line
FOR_MAX     = 8                 ; loops open at a time
GOSUB_MAX   = 20
ZONE        = 10                ; columns that a comma in PRINT goes on by
STACK_LOW   = $40               ; expressions nest until the stack comes down to here

linebuf     = $0200             ; LINE_MAX + 1 characters, zero terminated
tokbuf      = $0280             ; the same line as tokens
outbuf      = $0300             ; OUT_SIZE bytes
inbuf       = $0380             ; IN_SIZE bytes
vars        = $0400             ; A to Z, two bytes each
arrays      = $0440             ; A() to Z(): addresses, high byte zero if there is none
forstack    = $0480             ; FOR_MAX records
gosubstack  = $0500             ; GOSUB_MAX records
origin      = $0600
prog        = $2000             ; the program, then the arrays
mem_top     = $c000

OUT_SIZE    = 128
IN_SIZE     = 128

; Calls into sim65: file number and buffer on the C stack, length in A and X.
pv_read     = $fff6
pv_write    = $fff7
pv_exit     = $fff9
C_STACK     = $fff0
STDIN       = 0
STDOUT      = 1

NL          = 10
QUOTE       = 34

; A line of the program: length of all, number, tokens, zero. A length of zero ends the program.
L_LENGTH    = 0
L_NUMBER    = 1
L_TOKENS    = 3

; ---------------------------------------------------------------------------------------------
; Zero page
; ---------------------------------------------------------------------------------------------

csp         = $00               ; C stack pointer of sim65
str         = csp + 2           ; string to print
txt         = str + 2           ; next token of the running line
line        = txt + 2           ; start of the running line; high byte zero: not in the program
prog_end    = line + 2          ; behind the program
mem_end     = prog_end + 2      ; behind the arrays
acc         = mem_end + 2       ; value of an expression, right operand
arg         = acc + 2           ; left operand
lval        = arg + 2           ; address of a variable
ptr         = lval + 2
dest        = ptr + 2
num         = dest + 2          ; line number, magnitude of a number that is printed
sum         = num + 2           ; of a product, or a remainder
seed        = sum + 3           ; of RND
data_line   = seed + 2          ; line that READ reads; high byte zero: none yet
data_txt    = data_line + 2
limit       = data_txt + 2
savex       = limit + 2
savey       = savex + 1
column      = savey + 1
outlen      = column + 1
inpos       = outlen + 1
inlen       = inpos + 1
outpos      = inlen + 1         ; of the tokenizer
token       = outpos + 1
sign        = token + 1         ; bit 7: the result is negative
wanted      = sign + 1
digits      = wanted + 1
fors        = digits + 1        ; offset of the first free record in forstack
gosubs      = fors + 1
length      = gosubs + 1        ; of a line
varname     = length + 1        ; twice the number of a letter
zp_end      = varname + 1

        .if zp_end > $80
        .error "zero page is full"
        .endif

        .include "macros.asm"

; ---------------------------------------------------------------------------------------------
; Command loop
; ---------------------------------------------------------------------------------------------

*       = origin

start   cld
        ldx #$ff
        txs
        .ldw csp, C_STACK
        .ldw seed, 1
        lda #0
        sta column
        sta outlen
        sta inpos
        sta inlen
        .sayln "TINY BASIC"
        jsr new_program

; Every command ends here, failed ones too. Nothing of it stays open: its tokens are overwritten.
ready   ldx #$ff
        txs
        jsr close_all
        jsr fresh_line
        .sayln "OK"
again   jsr getline
        bcs bye
        jsr tokenize
        lda num + 1             ; the tokenizer leaves $FFFF when there is no number
        cmp #$ff
        beq _direct
        jsr edit
        jmp again
_direct .ldw txt, tokbuf
        lda #0
        sta line + 1
        jmp statements

bye     jsr fresh_line
        jsr flush
        lda #0
        jmp pv_exit

; raise: the error whose name stands behind the JSR.
raise   pla
        sta ptr
        pla
        sta ptr + 1
        .incw ptr
        jsr fresh_line
        lda #'?'
        jsr putc
        .mvw str, ptr
        jsr prstr
        .say " ERROR"
        lda line + 1
        beq +
        .say " IN "
        jsr line_number
        jsr prdec
+       jmp ready

; line_number: the number of the line at line to num.
line_number
        ldy #L_NUMBER
        lda (line),y
        sta num
        iny
        lda (line),y
        sta num + 1
        rts

syntax  .fail "SYNTAX"

        .include "io.asm"
        .include "tokens.asm"
        .include "program.asm"
        .include "expression.asm"
        .include "arithmetic.asm"
        .include "variables.asm"
        .include "statements.asm"

code_end
        .if code_end > prog
        .error "the interpreter reaches into the program"
        .endif
