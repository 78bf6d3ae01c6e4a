; compiler.asm - the words that make words: dictionary space, definitions, control structures.
;
; Control structures leave two cells while their end is open, an address and a tag that says which
; structure it is; their other words check the tag. Branches hold the address they go to.
;
; SPDX-License-Identifier: MIT

TAG_COLON    = 1                ; : to ;          no address
TAG_FORWARD  = 2                ; IF, WHILE       address of the branch target to be filled in
TAG_BACK     = 3                ; BEGIN           address to jump back to
TAG_DO       = 4                ; DO              address of the leave target to be filled in

; ---------------------------------------------------------------------------------------------
; Dictionary space
; ---------------------------------------------------------------------------------------------

; HERE ( -- addr )
        .name "HERE", 0
x_here
        .prim
        lda dp
        ldy dp + 1
        jmp pushay

; ALLOT ( n -- )
        .name "ALLOT", 0
x_allot
        .prim
        clc
        lda dp
        adc 0,x
        sta n
        lda dp + 1
        adc 1,x
        sta n + 1
        cmp #>dict_end
        bcs full
        cmp #>dict_start        ; as far as a page tells
        bcc full
        .mvw dp, n
        jmp drop1

full
        .fail E_MEMORY

; put_byte: the byte in A to the dictionary. Keeps X; Y = 0.
put_byte
        ldy dp + 1
        cpy #>dict_end
        bcs full
        ldy #0
        sta (dp),y
        .incw dp
        rts

; align: HERE becomes even.
align
        lda dp
        and #1
        beq _done
        lda #0
        jmp put_byte
_done   rts

; C, ( c -- )
        .name "C,", 0
x_ccomma
        .prim
        lda 0,x
        jsr put_byte
        jmp drop1

; , ( x -- )
        .name ",", 0
x_comma
        .prim
        lda 0,x
        jsr put_byte
        lda 1,x
        jsr put_byte
        jmp drop1

; ALIGN ( -- )
        .name "ALIGN", 0
x_align
        .prim
        jsr align
        jmp next

; ALIGNED ( addr1 -- addr2 )
        .name "ALIGNED", 0
x_aligned
        .thread
        .word x_1plus
        .lit $fffe
        .word x_and, x_exit

; Headless ( addr u -- ): length and text to the dictionary, which is even again behind it.
        .noname
x_string
        .prim
        lda 2,x
        sta ptr
        lda 3,x
        sta ptr + 1
        lda 0,x
        jsr put_byte
_next   lda 0,x
        beq _done
        lda (ptr),y             ; Y is 0
        jsr put_byte
        .incw ptr
        dec 0,x
        jmp _next
_done   jsr align
        jmp drop2

; ---------------------------------------------------------------------------------------------
; Headers
; ---------------------------------------------------------------------------------------------

NAME_MAX     = 31

; HEADER ( addr u -- ): a header with this name, up to the code field.
        .name "HEADER", 0
x_header
        .prim
        lda 0,x
        beq _error
        cmp #NAME_MAX + 1
        bcs _error
        sta n
        lda 2,x
        sta ptr
        lda 3,x
        sta ptr + 1
        jsr align
_next   ldy #0
        lda (ptr),y
        jsr put_byte
        .incw ptr
        dec 0,x
        bne _next
        jsr align
        lda #0                  ; flags
        jsr put_byte
        lda n
        jsr put_byte
        lda latest
        jsr put_byte
        lda latest + 1
        jsr put_byte
        .mvw latest, dp
        jmp drop2
_error  .fail E_NAME

; Headless ( x -- ): flips bits of the flags of the newest word.
        .noname
x_toggle
        .prim
        .mvw n + 2, latest
        jsr header
        ldy #H_FLAGS
        lda (n + 4),y
        eor 0,x
        sta (n + 4),y
        jmp drop1

; IMMEDIATE ( -- ), COMPILE-ONLY ( -- )
        .name "IMMEDIATE", 0
x_immediate
        .thread
        .lit IMMEDIATE
        .word x_toggle, x_exit

        .name "COMPILE-ONLY", 0
x_componly
        .thread
        .lit COMPILE_ONLY
        .word x_toggle, x_exit

; CREATE ( "name" -- ): a word that pushes the address of what follows it in the dictionary. The
; cell before that is for DOES>.
        .name "CREATE", 0
x_create
        .thread
        .word x_parsename, x_header
        .lit docreate
        .word x_comma
        .lit 0
        .word x_comma, x_exit

; CONSTANT ( x "name" -- )
        .name "CONSTANT", 0
x_constant
        .thread
        .word x_parsename, x_header
        .lit docon
        .word x_comma, x_comma, x_exit

; VARIABLE ( "name" -- )
        .name "VARIABLE", 0
x_variable
        .thread
        .word x_create
        .lit 0
        .word x_comma, x_exit

; DOES> ( -- ): what follows in this definition becomes the behavior of the newest word. It ends
; the defining word, so the rest is run by dodoes only.
        .name "DOES>", COMPILE_ONLY
x_does
        .prim
        .mvw n, latest
        ldy #0
        lda #<dodoes
        sta (n),y
        iny
        lda #>dodoes
        sta (n),y
        iny
        lda ip
        sta (n),y
        iny
        lda ip + 1
        sta (n),y
        pla
        sta ip
        pla
        sta ip + 1
        jmp next

; ---------------------------------------------------------------------------------------------
; Definitions
; ---------------------------------------------------------------------------------------------

; [ and ] ( -- ): interpret, compile.
        .name "[", IMMEDIATE
x_lbracket
        .prim
        lda #0
set_state
        sta state
        sta state + 1
        jmp next

        .name "]", 0
x_rbracket
        .prim
        lda #<TRUE
        bne set_state

; : ( "name" -- tag )
        .name ":", 0
x_colon
        .thread
        .word x_parsename, x_header
        .lit docol
        .word x_comma
        .lit HIDDEN
        .word x_toggle, x_rbracket
        .lit TAG_COLON
        .word x_exit

; ; ( tag -- )
        .name ";", IMMEDIATE | COMPILE_ONLY
x_semicolon
        .thread
        .lit TAG_COLON
        .word x_qpairs
        .lit x_exit
        .word x_comma
        .lit HIDDEN
        .word x_toggle, x_lbracket, x_exit

; ?PAIRS ( tag1 tag2 -- ): they must be the same.
        .name "?PAIRS", 0
x_qpairs
        .thread
        .word x_equ
        .word x_zbranch, _error
        .word x_exit
_error  .lit $ff00 | E_CONTROL
        .word x_throw

; LITERAL ( x -- ): the definition pushes x.
        .name "LITERAL", IMMEDIATE | COMPILE_ONLY
x_literal
        .thread
        .lit x_lit
        .word x_comma, x_comma, x_exit

; ['] ( "name" -- ), [CHAR] ( "name" -- )
        .name "[']", IMMEDIATE | COMPILE_ONLY
x_btick
        .thread
        .word x_tick, x_literal, x_exit

        .name "[CHAR]", IMMEDIATE | COMPILE_ONLY
x_bchar
        .thread
        .word x_char, x_literal, x_exit

; POSTPONE ( "name" -- ): the definition does now what the word would do here.
        .name "POSTPONE", IMMEDIATE | COMPILE_ONLY
x_postpone
        .thread
        .word x_tick, x_dup, x_flags
        .lit IMMEDIATE
        .word x_and
        .word x_zbranch, _later
        .word x_comma, x_exit
_later  .word x_literal
        .lit x_comma
        .word x_comma, x_exit

; RECURSE ( -- ): the word being defined, which is still hidden.
        .name "RECURSE", IMMEDIATE | COMPILE_ONLY
x_recurse
        .thread
        .word x_latest, x_fetch, x_comma, x_exit

; S" ( "text" -- addr u ): interpreted, the text lies in the source.
        .name 'S"', IMMEDIATE
x_squote
        .thread
        .lit $22
        .word x_parse, x_state, x_fetch
        .word x_zbranch, _done
        .lit x_psq
        .word x_comma, x_string
_done   .word x_exit

; ." ( "text" -- )
        .name '."', IMMEDIATE
x_dotquote
        .thread
        .lit $22
        .word x_parse, x_state, x_fetch
        .word x_zbranch, _print
        .lit x_pdotq
        .word x_comma, x_string, x_exit
_print  .word x_type, x_exit

; ---------------------------------------------------------------------------------------------
; Control structures
; ---------------------------------------------------------------------------------------------

; Headless ( xt -- addr tag ): a branch whose target is filled in later.
        .noname
x_forward
        .thread
        .word x_comma, x_here
        .lit 0
        .word x_comma
        .lit TAG_FORWARD
        .word x_exit

; Headless ( addr tag xt -- ): a branch back to addr.
        .noname
x_back
        .thread
        .word x_comma
        .lit TAG_BACK
        .word x_qpairs, x_comma, x_exit

; IF ( -- addr tag )
        .name "IF", IMMEDIATE | COMPILE_ONLY
x_if
        .thread
        .lit x_zbranch
        .word x_forward, x_exit

; THEN ( addr tag -- )
        .name "THEN", IMMEDIATE | COMPILE_ONLY
x_then
        .thread
        .lit TAG_FORWARD
        .word x_qpairs, x_here, x_swap, x_store, x_exit

; ELSE ( addr tag -- addr tag )
        .name "ELSE", IMMEDIATE | COMPILE_ONLY
x_else
        .thread
        .lit x_branch
        .word x_forward, x_2swap, x_then, x_exit

; BEGIN ( -- addr tag )
        .name "BEGIN", IMMEDIATE | COMPILE_ONLY
x_begin
        .thread
        .word x_here
        .lit TAG_BACK
        .word x_exit

; UNTIL ( addr tag -- )
        .name "UNTIL", IMMEDIATE | COMPILE_ONLY
x_until
        .thread
        .lit x_zbranch
        .word x_back, x_exit

; AGAIN ( addr tag -- )
        .name "AGAIN", IMMEDIATE | COMPILE_ONLY
x_again
        .thread
        .lit x_branch
        .word x_back, x_exit

; WHILE ( addr tag -- addr2 tag2 addr tag )
        .name "WHILE", IMMEDIATE | COMPILE_ONLY
x_while
        .thread
        .word x_if, x_2swap, x_exit

; REPEAT ( addr2 tag2 addr tag -- )
        .name "REPEAT", IMMEDIATE | COMPILE_ONLY
x_repeat
        .thread
        .word x_again, x_then, x_exit

; Headless ( xt -- addr tag ): the start of a counted loop.
        .noname
x_dostart
        .thread
        .word x_comma, x_here
        .lit 0
        .word x_comma
        .lit TAG_DO
        .word x_exit

; Headless ( addr tag xt -- ): its end; the loop starts behind the cell at addr.
        .noname
x_doend
        .thread
        .word x_comma
        .lit TAG_DO
        .word x_qpairs, x_dup, x_cellplus, x_comma
        .word x_here, x_swap, x_store, x_exit

; DO ( -- addr tag ), ?DO ( -- addr tag ), LOOP ( addr tag -- ), +LOOP ( addr tag -- )
        .name "DO", IMMEDIATE | COMPILE_ONLY
x_do
        .thread
        .lit x_pdo
        .word x_dostart, x_exit

        .name "?DO", IMMEDIATE | COMPILE_ONLY
x_qdo
        .thread
        .lit x_pqdo
        .word x_dostart, x_exit

        .name "LOOP", IMMEDIATE | COMPILE_ONLY
x_loop
        .thread
        .lit x_ploop
        .word x_doend, x_exit

        .name "+LOOP", IMMEDIATE | COMPILE_ONLY
x_plusloop
        .thread
        .lit x_pplusloop
        .word x_doend, x_exit
