; statements.asm - running: the statement loop and the statements.
;
; A statement ends with a jump to statement_end, which looks for the colon or the end of the line;
; one that goes elsewhere sets line and txt and jumps to statements.
; SPDX-License-Identifier: MIT

statement_table
        .word do_print - 1, do_let - 1, do_if - 1, do_goto - 1, do_gosub - 1, do_return - 1
        .word do_for - 1, do_next - 1, do_dim - 1, do_rem - 1, do_end - 1, do_read - 1
        .word do_data - 1, do_restore - 1, do_poke - 1, do_list - 1, do_run - 1, do_new - 1
        .word bye - 1
statement_table_end

        .if statement_table_end - statement_table != 2 * (T_THEN - T_PRINT)
        .error "each statement needs a routine"
        .endif

; statement_end: the statement must be over here.
statement_end
        jsr end_of_statement

; statements: runs from txt on.
statements .block
        jsr skip
        cmp #':'
        beq colon
        cmp #0
        beq over
        cmp #T_THEN
        bcs wrong
        cmp #T_PRINT
        bcs keyword
        jmp do_let
keyword jsr take
        sec
        sbc #T_PRINT
        asl a
        tax
        lda statement_table + 1,x
        pha
        lda statement_table,x
        pha
        rts
colon   jsr take
        jmp statements
over    lda line + 1
        beq stop
        jsr next_line
        bne begin
stop    jmp ready
begin   jsr first_token
        jmp statements
wrong   jmp syntax
        .bend

; end_of_statement: fails unless a statement ends at txt.
end_of_statement
        jsr skip
        jsr at_end
        beq +
        jmp syntax
+       rts

; first_token: txt to the start of the line.
first_token
        .mvw txt, line
        .incw txt
        .incw txt
        .incw txt
        rts

; rest_of_line: txt to the zero at the end of the running line.
rest_of_line
        jsr pass_token
        bne rest_of_line
        rts

; pass_token: passes over one token, number or quoted text; zero flag and no move at the zero.
pass_token .block
        ldy #0
        lda (txt),y
        beq done
        cmp #QUOTE
        beq quoted
        cmp #T_NUMBER
        bne single
        jsr take
        jsr take
single  jsr take
        lda #1
done    rts
quoted  jsr take
        lda (txt),y
        beq done
        cmp #QUOTE
        bne quoted
        beq single
        .bend

; ---------------------------------------------------------------------------------------------
; Program control
; ---------------------------------------------------------------------------------------------

do_run  jsr end_of_statement
        jsr clear
        .ldw line, prog
        ldy #L_LENGTH
        lda (line),y
        beq do_end
        jsr first_token
        jmp statements

do_end  jmp ready

do_new  jsr end_of_statement
        jsr new_program
        jmp ready

do_rem  jsr rest_of_remark
        jmp statements

; A remark may hold any character, so its end is the first zero.
rest_of_remark
        ldy #0
-       lda (txt),y
        beq +
        jsr take
        jmp -
+       rts

; GOTO number
do_goto jsr expression
        jsr end_of_statement
goto    .mvw num, acc
        .mvw dest, line         ; for the message
        jsr find_line
        bcs _none
        jsr first_token
        jmp statements
_none   .mvw line, dest
        .fail "LINE"

; GOSUB number. A record is the place to go on: txt and line.
do_gosub .block
        jsr expression
        jsr end_of_statement
        ldx gosubs
        cpx #GOSUB_MAX * 4
        bcs deep
        lda txt
        sta gosubstack,x
        lda txt + 1
        sta gosubstack + 1,x
        lda line
        sta gosubstack + 2,x
        lda line + 1
        sta gosubstack + 3,x
        inx
        inx
        inx
        inx
        stx gosubs
        jmp goto
deep    .fail "GOSUB"
        .bend

do_return .block
        jsr end_of_statement
        ldx gosubs
        beq empty
        dex
        dex
        dex
        dex
        stx gosubs
        lda gosubstack,x
        sta txt
        lda gosubstack + 1,x
        sta txt + 1
        lda gosubstack + 2,x
        sta line
        lda gosubstack + 3,x
        sta line + 1
        jmp statements
empty   .fail "RETURN"
        .bend

; IF condition THEN number | IF condition THEN statements
do_if   .block
        jsr expression
        lda #T_THEN
        jsr expect
        lda acc
        ora acc + 1
        beq otherwise
        jsr skip
        cmp #T_NUMBER
        beq number
        jmp statements
number  jmp do_goto
otherwise
        jsr rest_of_line
        jmp statements
        .bend

; ---------------------------------------------------------------------------------------------
; Loops
; ---------------------------------------------------------------------------------------------

; A record of an open loop.
F_NAME   = 0
F_LIMIT  = 1
F_STEP   = 3
F_TXT    = 5
F_LINE   = 7
F_SIZE   = 9

; FOR letter = first TO last [STEP step]. The body runs at least once.
do_for  .block
        jsr letter
        lda varname
        pha
        lda #'='
        jsr expect
        jsr expression
        pla
        pha                     ; expressions change varname
        tax
        lda acc
        sta vars,x
        lda acc + 1
        sta vars + 1,x
        lda #T_TO
        jsr expect
        jsr expression
        .mvw limit, acc
        .ldw acc, 1
        jsr skip
        cmp #T_STEP
        bne opened
        jsr take
        .phw limit
        jsr expression
        .plw limit
opened  pla
        sta varname
        jsr end_of_statement
        jsr find_loop           ; a loop of the same variable is given up
        bcc open
        ldx fors
        cpx #F_SIZE * FOR_MAX
        bcs deep
open    lda varname
        sta forstack + F_NAME,x
        lda limit
        sta forstack + F_LIMIT,x
        lda limit + 1
        sta forstack + F_LIMIT + 1,x
        lda acc
        sta forstack + F_STEP,x
        lda acc + 1
        sta forstack + F_STEP + 1,x
        lda txt
        sta forstack + F_TXT,x
        lda txt + 1
        sta forstack + F_TXT + 1,x
        lda line
        sta forstack + F_LINE,x
        lda line + 1
        sta forstack + F_LINE + 1,x
        txa
        clc
        adc #F_SIZE
        sta fors
        jmp statements
deep    .fail "FOR"
        .bend

; find_loop: X is the record of the loop of varname; carry set when there is none.
find_loop
        ldx fors
_next   txa
        sec
        beq _done
        sbc #F_SIZE
        tax
        lda forstack + F_NAME,x
        cmp varname
        bne _next
        clc
_done   rts

; NEXT [letter]: the innermost loop, or that of the letter; loops inside it are given up.
do_next .block
        jsr skip
        jsr at_end
        beq innermost
        jsr letter
        jsr end_of_statement
        jsr find_loop
        bcc found
none    .fail "NEXT"
innermost
        lda fors
        beq none
        sec
        sbc #F_SIZE
        tax
        lda forstack + F_NAME,x
        sta varname
found   stx fors                ; closed, unless it goes on
        ldy varname
        clc
        lda vars,y
        adc forstack + F_STEP,x
        sta vars,y
        sta arg
        lda vars + 1,y
        adc forstack + F_STEP + 1,x
        sta vars + 1,y
        sta arg + 1
        bvs large
        lda forstack + F_LIMIT,x
        sta acc
        lda forstack + F_LIMIT + 1,x
        sta acc + 1
        lda forstack + F_STEP + 1,x
        bmi down
        jsr greater
        bmi over
        bpl again
down    jsr less
        bmi over
again   lda forstack + F_TXT,x
        sta txt
        lda forstack + F_TXT + 1,x
        sta txt + 1
        lda forstack + F_LINE,x
        sta line
        lda forstack + F_LINE + 1,x
        sta line + 1
        txa
        clc
        adc #F_SIZE
        sta fors
over    jmp statements
large   jmp overflow
        .bend

; ---------------------------------------------------------------------------------------------
; Assignment, output, memory
; ---------------------------------------------------------------------------------------------

; [LET] variable = expression
do_let  jsr variable_address
        .phw lval
        lda #'='
        jsr expect
        jsr expression
        .plw lval
        jsr store
        jmp statement_end

; store: acc to the variable at lval.
store   ldy #0
        lda acc
        sta (lval),y
        iny
        lda acc + 1
        sta (lval),y
        rts

; PRINT {item | ; | ,}: an item is a text, TAB(column), CHR$(code) or an expression. A comma goes on
; to the next zone. Without a separator at the end the line ends.
do_print .block
        jsr skip
        jsr at_end
        beq line_end
item    cmp #QUOTE
        beq text
        cmp #T_TAB
        beq tabulate
        cmp #T_CHR
        beq character
        jsr expression
        jsr prsigned
behind  jsr skip
        cmp #';'
        beq semicolon
        cmp #','
        beq comma
line_end
        jsr newline
        jmp statement_end

comma   jsr space
        lda column
step    sec
        sbc #ZONE
        beq semicolon
        bcs step
        bcc comma
semicolon
        jsr take
        jsr skip
        jsr at_end
        bne item
        jmp statement_end

text    jsr take
        ldy #0
        lda (txt),y
        beq open
        cmp #QUOTE
        beq closed
        jsr putc
        jmp text
closed  jsr take
        jmp behind
open    jmp syntax

tabulate
        jsr byte_argument
-       lda column
        cmp acc
        bcs behind
        jsr space
        jmp -

character
        jsr byte_argument
        lda acc
        jsr putc
        jmp behind

; byte_argument: passes over the token, then an expression in brackets from 0 to 255.
byte_argument
        jsr take
        lda #'('
        jsr expect
        jsr expression
        lda #')'
        jsr expect
        lda acc + 1
        bne wrong
        rts
wrong   jmp domain
        .bend

; POKE address, byte
do_poke jsr expression
        .phw acc
        lda #','
        jsr expect
        jsr expression
        .plw ptr
        lda acc + 1
        beq +
        jmp domain
+       ldy #0
        lda acc
        sta (ptr),y
        jmp statement_end

; ---------------------------------------------------------------------------------------------
; Data
; ---------------------------------------------------------------------------------------------

; DATA number {, number}: passed over when it is run.
do_data .block
next    jsr skip
        jsr at_end
        beq done
        jsr pass_token
        jmp next
done    jmp statements
        .bend

do_restore
        jsr end_of_statement
        lda #0
        sta data_line + 1
        jmp statements

; READ variable {, variable}. While a number is read, txt and line are those of the DATA statement.
do_read .block
        jsr variable_address
        .phw lval
        .phw txt
        .phw line
        jsr next_data
        .mvw data_txt, txt
        .mvw data_line, line
        .plw line
        .plw txt
        .plw lval
        jsr store
        jsr skip
        cmp #','
        bne done
        jsr take
        jmp do_read
done    jmp statement_end

; next_data: the next number to acc, txt behind it.
next_data
        lda data_line + 1
        beq first
        .mvw txt, data_txt
        .mvw line, data_line
        jsr skip
        cmp #','
        beq item
search  jsr skip                ; the next DATA in the rest of this line and in the lines after it
        cmp #T_DATA
        beq item
        cmp #T_REM
        bne other
        jsr rest_of_remark
other   jsr pass_token
        bne search
        jsr next_line
        beq none
enter   jsr first_token
        jmp search
item    jsr take
        jmp expression
first   .ldw line, prog
        ldy #L_LENGTH
        lda (line),y
        bne enter
none    pla                     ; the message is about the READ
        pla
        .plw line
        .fail "DATA"
        .bend
