; interp.asm - parsing, dictionary search, numbers, the outer interpreter and its messages.
;
; SPDX-License-Identifier: MIT

; ---------------------------------------------------------------------------------------------
; Parsing
; ---------------------------------------------------------------------------------------------

        .name ">IN", 0
x_toin
        .word docon, toin

; SOURCE ( -- addr u ): the line being interpreted, at most 255 characters.
        .name "SOURCE", 0
x_source
        .prim
        lda srcptr
        ldy srcptr + 1
        jsr push_cell
        lda srclen
        ldy #0
        jmp pushay

; push_cell: pushes A and Y, as a subroutine.
push_cell
        .push 1
        sta 0,x
        sty 1,x
        rts

; push_parsed: pushes the text from offset n of the source to offset Y, then moves >IN behind the
; delimiter at Y, if there is one.
push_parsed
        tya
        sec
        sbc n
        sta n + 1               ; length
        cpy srclen
        bcs _end
        iny
_end    sty toin
        clc
        lda srcptr
        adc n
        pha
        lda srcptr + 1
        adc #0
        tay
        pla
        jsr push_cell
        lda n + 1
        ldy #0
        jmp push_cell

; PARSE-NAME ( "name" -- addr u ): the next word, delimited by blanks; u is 0 at the end.
        .name "PARSE-NAME", 0
x_parsename
        .prim
        ldy toin
_skip   cpy srclen
        bcs _start
        lda (srcptr),y
        cmp #BL_CHAR + 1
        bcs _start
        iny
        bne _skip
_start  sty n
_scan   cpy srclen
        bcs _end
        lda (srcptr),y
        cmp #BL_CHAR + 1
        bcc _end
        iny
        bne _scan
_end    jsr push_parsed
        lda 0,x                 ; for messages
        beq _done
        sta toklen
        lda 2,x
        sta tokptr
        lda 3,x
        sta tokptr + 1
_done   jmp next

; PARSE ( c "text" -- addr u ): up to the next c, or to the end of the line.
        .name "PARSE", 0
x_parse
        .prim
        lda 0,x
        sta n + 2
        .drop 1
        ldy toin
        sty n
_scan   cpy srclen
        bcs _end
        lda (srcptr),y
        cmp n + 2
        beq _end
        iny
        bne _scan
_end    jsr push_parsed
        jmp next

; CHAR ( "name" -- c )
        .name "CHAR", 0
x_char
        .thread
        .word x_parsename, x_drop, x_cfetch, x_exit

; ( "text)" -- ) and \ ( "text" -- ): comments.
        .name "(", IMMEDIATE
x_paren
        .thread
        .lit ')'
        .word x_parse, x_2drop, x_exit

        .name BACKSLASH, IMMEDIATE
x_backslash
        .prim
        lda srclen
        sta toin
        jmp next

; ---------------------------------------------------------------------------------------------
; The dictionary
; ---------------------------------------------------------------------------------------------

        .name "LATEST", 0
x_latest
        .word docon, latest

; Offsets from the code field, as seen from its header at code field - 4.
HEAD         = 4
H_FLAGS      = 0
H_LENGTH     = 1
H_LINK       = 2

; header: n + 4 = header of the word whose code field is in n + 2.
header
        sec
        lda n + 2
        sbc #HEAD
        sta n + 4
        lda n + 3
        sbc #0
        sta n + 5
        rts

; name_start: n + 6 = name of the word whose header is in n + 4.
name_start
        ldy #H_LENGTH
        lda (n + 4),y
        clc
        adc #1
        and #$fe                ; with the padding
        sta n + 6
        sec
        lda n + 4
        sbc n + 6
        sta n + 6
        lda n + 5
        sbc #0
        sta n + 7
        rts

; older: n + 2 = the word before the one whose header is in n + 4; zero flag at the end.
older
        ldy #H_LINK
        lda (n + 4),y
        sta n + 2
        iny
        lda (n + 4),y
        sta n + 3
        ora n + 2
        rts

; fold: a letter in A becomes a capital one.
fold
        cmp #'a'
        bcc _done
        cmp #'z' + 1
        bcs _done
        and #$df
_done   rts

; FIND-NAME ( addr u -- xt | 0 ): letters are the same in both cases.
        .name "FIND-NAME", 0
x_findname
        .prim
        lda 0,x
        sta n
        lda 2,x
        sta ptr
        lda 3,x
        sta ptr + 1
        .drop 1
        .mvw n + 2, latest
_word   jsr header
        ldy #H_LENGTH
        lda (n + 4),y
        cmp n
        bne _older
        ldy #H_FLAGS
        lda (n + 4),y
        and #HIDDEN
        bne _older
        jsr name_start
        ldy n
_char   dey
        bmi _found
        lda (ptr),y
        jsr fold
        sta n + 1
        lda (n + 6),y
        jsr fold
        cmp n + 1
        beq _char
_older  jsr older
        bne _word
_found  lda n + 2               ; or 0
        ldy n + 3
        jmp putay

; FIND ( addr -- addr 0 | xt 1 | xt -1 ): addr is a counted string; 1 for immediate words.
        .name "FIND", 0
x_find
        .thread
        .word x_dup, x_count, x_findname, x_dup
        .word x_zbranch, _done
        .word x_nip, x_dup, x_flags
        .lit IMMEDIATE
        .word x_and, x_zeroequ  ; -1 or 0
        .lit 1
        .word x_or              ; -1 or 1
_done   .word x_exit

; FLAGS ( xt -- x ): the flags of a word; its link and length are the bytes behind.
        .name "FLAGS", 0
x_flags
        .thread
        .lit HEAD
        .word x_minus, x_cfetch, x_exit

; >LINK ( xt1 -- xt2 | 0 ): the word defined before.
        .name ">LINK", 0
x_tolink
        .thread
        .lit HEAD - H_LINK
        .word x_minus, x_fetch, x_exit

; >NAME ( xt -- addr u ): u is 0 when xt is no word of the dictionary.
        .name ">NAME", 0
x_toname
        .prim
        .mvw n + 2, latest
_word   jsr header
        lda n + 2
        cmp 0,x
        bne _older
        lda n + 3
        cmp 1,x
        beq _found
_older  jsr older
        bne _word
        lda #0
        tay
        jmp pushay
_found  jsr name_start
        lda n + 6
        sta 0,x
        lda n + 7
        sta 1,x
        ldy #H_LENGTH
        lda (n + 4),y
        ldy #0
        jmp pushay

; >BODY ( xt -- addr ): the data of a word made by CREATE.
        .name ">BODY", 0
x_tobody
        .thread
        .word x_cellplus, x_cellplus, x_exit

; ' ( "name" -- xt )
        .name "'", 0
x_tick
        .thread
        .word x_parsename, x_findname, x_dup
        .word x_zbranch, _error
        .word x_exit
_error  .lit $ff00 | E_UNDEFINED
        .word x_throw

; ---------------------------------------------------------------------------------------------
; Numbers
; ---------------------------------------------------------------------------------------------

; number: reads the text at ptr with the length in n. Carry clear: acc holds the value, isdouble is
; not zero if there was a point at the end. Uses n + 1 for the base.
;
;       number = [ "$" | "%" | "#" ] [ "-" ] digit { digit } [ "." ]   |   "'" char "'"
number
        lda #0
        ldy #3
_clear  sta acc,y
        dey
        bpl _clear
        sta digits
        sta negative
        sta isdouble
        lda base
        sta n + 1
        iny                     ; 0
        lda (ptr),y
        ldy #16
        cmp #'$'
        beq _prefix
        ldy #2
        cmp #'%'
        beq _prefix
        ldy #10
        cmp #'#'
        beq _prefix
        ldy #0
        cmp #$27                ; an apostrophe
        bne _sign
        lda n
        cmp #3
        bne _bad
        ldy #2
        lda (ptr),y
        cmp #$27
        bne _bad
        dey
        lda (ptr),y
        sta acc
        clc
        rts
_prefix sty n + 1
        ldy #1
_sign   cpy n
        bcs _end
        lda (ptr),y
        cmp #'-'
        bne _digit
        inc negative
        iny
_digit  cpy n
        bcs _end
        lda (ptr),y
        cmp #'.'
        beq _point
        jsr fold
        sec
        sbc #'0'
        cmp #10
        bcc _value
        sbc #'A' - '0'          ; carry is set
        bcc _bad
        adc #9                  ; and again
_value  cmp n + 1
        bcs _bad
        jsr accumulate
        inc digits
        iny
        bne _digit
_point  iny
        cpy n
        bne _bad                ; only as the last character
        inc isdouble
_end    lda digits
        beq _bad
        lda negative
        beq _good
        ldy #0
        sec
_negate lda #0
        sbc acc,y
        sta acc,y
        iny
        tya                     ; a CPY would lose the carry
        eor #4
        bne _negate
_good   clc
        rts
_bad    sec
        rts

; accumulate: acc = acc * n + 1 (the base) + A. Keeps Y.
accumulate
        sta n + 2               ; carried from byte to byte
        sty n + 6
        stx xsave
        ldx #0
_byte   lda acc,x
        sta n + 3
        lda #0
        ldy #8
        lsr n + 3
_bit    bcc _shift
        clc
        adc n + 1
_shift  ror a
        ror n + 3
        dey
        bne _bit
        tay                     ; high byte of the product; n + 3 is the low one
        lda n + 3
        clc
        adc n + 2
        sta acc,x
        tya
        adc #0
        sta n + 2
        inx
        cpx #4
        bne _byte
        ldx xsave
        ldy n + 6
        rts

; NUMBER ( addr u -- n 1 | d 2 )
        .name "NUMBER", 0
x_number
        .prim
        lda 0,x
        sta n
        lda 2,x
        sta ptr
        lda 3,x
        sta ptr + 1
        jsr number
        bcs _error
        lda acc
        sta 2,x
        lda acc + 1
        sta 3,x
        lda #0
        sta 1,x
        lda #1
        ldy isdouble
        bne _double
        sta 0,x
        jmp next
_double lda acc + 2
        sta 0,x
        lda acc + 3
        sta 1,x
        lda #2
        ldy #0
        jmp pushay
_error  .fail E_UNDEFINED

; ---------------------------------------------------------------------------------------------
; The outer interpreter
; ---------------------------------------------------------------------------------------------

        .name "STATE", 0
x_state
        .word docon, state

; Headless ( xt -- xt flag ): true if the word has to be compiled now.
        .noname
x_tocompile
        .prim
        lda 0,x
        sta n + 2
        lda 1,x
        sta n + 3
        jsr header
        ldy #H_FLAGS
        lda (n + 4),y
        ldy state
        beq _run
        asl a                   ; IMMEDIATE to the carry
        bcs _no
        lda #<TRUE
        tay
        jmp pushay
_run    and #COMPILE_ONLY
        bne _error
_no     lda #0
        tay
        jmp pushay
_error  .fail E_COMPILE

; INTERPRET ( ... -- ... ): the rest of the source. The branches check the stacks.
        .name "INTERPRET", 0
x_interpret
        .thread
_next   .word x_parsename, x_dup
        .word x_zbranch, _end
        .word x_2dup, x_findname, x_qdup
        .word x_zbranch, _number
        .word x_nip, x_nip, x_tocompile
        .word x_zbranch, _run
        .word x_comma
        .word x_branch, _next
_run    .word x_execute
        .word x_branch, _next
_number .word x_number, x_state, x_fetch
        .word x_zbranch, _keep
        .word x_1minus
        .word x_zbranch, _single
        .word x_swap, x_literal
_single .word x_literal
        .word x_branch, _next
_keep   .word x_drop
        .word x_branch, _next
_end    .word x_2drop, x_exit

; EVALUATE ( ... addr u -- ... ): interprets a text, then goes on with the source before.
        .name "EVALUATE", 0
x_evaluate
        .thread
        .word x_source, x_tor, x_tor
        .lit toin
        .word x_fetch, x_tor
        .lit srclen
        .word x_store
        .lit srcptr
        .word x_store
        .lit 0
        .lit toin
        .word x_store, x_interpret, x_fromr
        .lit toin
        .word x_store, x_fromr
        .lit srcptr
        .word x_store, x_fromr
        .lit srclen
        .word x_store, x_exit

; Headless: a line.
        .noname
x_line
        .thread
        .word x_refill
        .word x_zbranch, _end
        .word x_interpret
        .if WITH_PROMPT
        .word x_state, x_fetch
        .lit bootptr + 1
        .word x_cfetch, x_or, x_zeroequ     ; not for lines of the prelude
        .word x_zbranch, _done
        .say " ok"
        .word x_cr
        .endif
_done   .word x_exit
_end    .word x_bye

; QUIT ( -- ): reads and interprets lines for ever. The data stack is kept.
        .name "QUIT", 0
x_quit
        .thread
        .word x_rp0, x_lbracket
_next   .lit x_line
        .word x_catch, x_qdup
        .word x_zbranch, _next
        .word x_report
        .word x_branch, _next

; ABORT ( -- ): THROW with the code that prints nothing.
        .name "ABORT", 0
x_abort
        .prim
        .fail E_ABORT

; ---------------------------------------------------------------------------------------------
; Messages
; ---------------------------------------------------------------------------------------------

; Headless ( code -- ): tells what THROW meant, empties the stack and forgets a definition that is
; not finished.
        .noname
x_report
        .thread
        .word x_tor, x_sp0, x_lbracket, x_unfinish, x_fromr
        .word x_dup
        .lit $ff00 | E_ABORT
        .word x_equ
        .word x_zbranch, _print
        .word x_drop, x_exit
_print  .word x_freshline, x_token, x_qdup
        .word x_zbranch, _bare          ; nothing has been parsed
        .word x_type, x_space, x_branch, _mark
_bare   .word x_drop
_mark   .say "? "
        .word x_dup, x_message, x_qdup
        .word x_zbranch, _number
        .word x_type, x_drop, x_cr, x_exit
_number .word x_drop
        .say "exception "
        .word x_dot, x_cr, x_exit

; Headless ( -- addr u ): the last word parsed.
        .noname
x_token
        .prim
        lda tokptr
        ldy tokptr + 1
        jsr push_cell
        lda toklen
        ldy #0
        jmp pushay

; Headless ( ... -- ): empties the data stack.
        .noname
x_sp0
        .prim
        ldx #stack_base
        jmp next

; Headless ( -- ): forgets the newest word if it is hidden.
        .noname
x_unfinish
        .prim
        .mvw n + 2, latest
        jsr header
        ldy #H_FLAGS
        lda (n + 4),y
        and #HIDDEN
        beq _done
        jsr name_start
        .mvw dp, n + 6
        jsr older
        .mvw latest, n + 2
_done   jmp next

; Headless ( code -- addr u ): u is 0 when there is no text for the code.
        .noname
x_message
        .prim
        .ldw ptr, messages
_next   ldy #0
        lda (ptr),y
        beq _none
        cmp 0,x
        bne _skip
        lda 1,x
        cmp #$ff
        beq _found
_skip   iny
        lda (ptr),y
        clc
        adc #2                  ; code, length and text
        adc ptr
        sta ptr
        bcc _code
        inc ptr + 1
_code   jmp _next
_found  .incw ptr
        lda (ptr),y
        pha
        .incw ptr
        lda ptr
        sta 0,x
        lda ptr + 1
        sta 1,x
        pla
        ldy #0
        jmp pushay
_none   lda #0
        tay
        jmp pushay

message .macro code, str
        .byte @1, _end - _text
_text   .text @2
_end
        .endm

messages
        .message E_ABORTQ, "aborted"
        .message E_OVERFLOW, "stack overflow"
        .message E_UNDERFLOW, "stack underflow"
        .message E_RETURN, "return stack overflow"
        .message E_MEMORY, "dictionary full"
        .message E_DIVIDE, "division by zero"
        .message E_RANGE, "result out of range"
        .message E_UNDEFINED, "undefined word"
        .message E_COMPILE, "only inside a definition"
        .message E_NAME, "bad name"
        .message E_HOLD, "number too long"
        .message E_STRING, "line too long"
        .message E_CONTROL, "control structures do not match"
        .byte 0
