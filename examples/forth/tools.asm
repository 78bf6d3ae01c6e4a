; tools.asm - looking into the system: WORDS, .S and the decompiler SEE.
;
; SPDX-License-Identifier: MIT

WORDS_WIDTH  = 72

; ---------------------------------------------------------------------------------------------
; Lists
; ---------------------------------------------------------------------------------------------

; .S ( -- ): the data stack, its depth in angle brackets, the top at the right.
        .name ".S", 0
x_dots
        .thread
        .word x_depth
        .say "<"
        .word x_dup
        .lit 0
        .word x_dotr
        .say "> "
_next   .word x_dup
        .word x_zbranch, _done
        .word x_dup, x_pick, x_dot, x_1minus
        .word x_branch, _next
_done   .word x_drop, x_exit

; .NAME ( xt -- ): the name of a word and a space; ? if it has none.
        .name ".NAME", 0
x_dotname
        .thread
        .word x_toname, x_dup
        .word x_zbranch, _none
        .word x_type, x_space, x_exit
_none   .word x_2drop
        .say "? "
        .word x_exit

; WORDS ( -- ): all words that can be found, the newest first.
        .name "WORDS", 0
x_words
        .thread
        .lit 0                  ; column
        .word x_latest, x_fetch
_next   .word x_dup
        .word x_zbranch, _done
        .word x_dup, x_toname, x_nip    ; ( column xt u )
        .word x_1plus, x_rot, x_plus    ; ( xt column )
        .word x_dup
        .lit WORDS_WIDTH
        .word x_greater
        .word x_zbranch, _print
        .word x_cr, x_drop, x_dup, x_toname, x_nip, x_1plus
_print  .word x_over, x_dotname, x_swap, x_tolink
        .word x_branch, _next
_done   .word x_2drop, x_cr, x_exit

; ---------------------------------------------------------------------------------------------
; The decompiler
; ---------------------------------------------------------------------------------------------

        .name "SEE-START", 0    ; the thread being shown
x_seestart
        .word docon, see_start
        .name "SEE-END", 0      ; the farthest address that a branch in it goes to
x_seeend
        .word docon, see_end
see_start
        .word 0
see_end
        .word 0

; Headless ( xt -- xt class ): what follows the word in a thread: 0 nothing, 1 a number, 2 an
; address in the thread, 3 a text.
        .noname
x_seeclass
        .prim
        ldy #0
_next   lda see_table,y
        cmp 0,x
        bne _skip
        lda see_table + 1,y
        cmp 1,x
        beq _found
_skip   iny
        iny
        iny
        cpy #see_table_end - see_table
        bne _next
        lda #0
        beq _push
_found  lda see_table + 2,y
_push   ldy #0
        jmp pushay

follow  .macro xt, class
        .word @1
        .byte @2
        .endm

see_table
        .follow x_lit, 1
        .follow x_branch, 2
        .follow x_zbranch, 2
        .follow x_pdo, 2
        .follow x_pqdo, 2
        .follow x_ploop, 2
        .follow x_pplusloop, 2
        .follow x_psq, 3
        .follow x_pdotq, 3
see_table_end

; SEE-CELL ( addr1 -- addr2 flag ): shows a cell of a thread and what belongs to it. True at the
; last one: an EXIT that no branch jumps over.
        .name "SEE-CELL", 0
x_seecell
        .thread
        .word x_dup, x_seestart, x_fetch, x_minus
        .lit 4
        .word x_udotr, x_space
        .word x_dup, x_cellplus, x_swap, x_fetch        ; ( addr xt )
        .word x_dup, x_dotname, x_seeclass              ; ( addr xt class )
        .word x_dup
        .lit 1
        .word x_equ
        .word x_zbranch, _branch
        .word x_drop, x_over, x_fetch, x_dot
        .word x_branch, _past
_branch .word x_dup
        .lit 2
        .word x_equ
        .word x_zbranch, _text
        .word x_drop, x_over, x_fetch, x_dup, x_seestart, x_fetch, x_minus, x_udot
        .word x_seeend, x_fetch, x_2dup, x_uless
        .word x_zbranch, _farther
        .word x_swap
_farther
        .word x_drop, x_seeend, x_store
_past   .word x_swap, x_cellplus, x_swap                ; over the cell
        .word x_branch, _end
_text   .word x_zbranch, _end
        .word x_swap, x_count, x_2dup, x_type
        .lit $22
        .word x_emit, x_plus, x_aligned, x_swap
_end    .word x_cr
        .lit x_exit
        .word x_equ                                     ; ( addr flag )
        .word x_seeend, x_fetch
        .word x_before, x_and, x_exit

; Headless ( addr flag end -- addr flag flag ): end < addr.
        .noname
x_before
        .thread
        .lit 2
        .word x_pick, x_uless, x_exit

; Headless ( addr -- ): shows a thread.
        .noname
x_seethread
        .thread
        .word x_dup, x_seestart, x_store
        .lit 0
        .word x_seeend, x_store, x_cr
_next   .word x_seecell
        .word x_zbranch, _next
        .word x_drop, x_exit

; SEE ( "name" -- ): shows how a word is defined.
        .name "SEE", 0
x_see
        .thread
        .word x_tick, x_dup, x_fetch                    ; ( xt code )
        .word x_dup
        .lit docol
        .word x_equ
        .word x_zbranch, _const
        .word x_drop
        .say ": "
        .word x_dup, x_dotname, x_dup, x_cellplus, x_seethread
        .say ";"
        .word x_branch, _flags
_const  .word x_dup
        .lit docon
        .word x_equ
        .word x_zbranch, _create
        .word x_drop, x_dup, x_cellplus, x_fetch, x_dot
        .say "CONSTANT "
        .word x_dup, x_dotname
        .word x_branch, _flags
_create .word x_dup
        .lit docreate
        .word x_equ
        .word x_zbranch, _does
        .word x_drop
        .say "CREATE "
        .word x_dup, x_dotname
        .word x_branch, _flags
_does   .lit dodoes
        .word x_equ
        .word x_zbranch, _code
        .say "CREATE "
        .word x_dup, x_dotname
        .say "DOES>"
        .word x_dup, x_cellplus, x_fetch, x_seethread
        .say ";"
        .word x_branch, _flags
_code   .say "CODE "
        .word x_dup, x_dotname
_flags  .word x_flags
        .lit IMMEDIATE
        .word x_and
        .word x_zbranch, _done
        .say " IMMEDIATE"
_done   .word x_cr, x_exit
