; macros.asm - how a word of the dictionary is written down.
;
; A word in memory, lowest address first; the code field lies at an even address:
;
;       name    its characters, then a zero byte if their number is odd
;       flags   IMMEDIATE, HIDDEN, COMPILE_ONLY
;       length  of the name, 1 to 31
;       link    code field of the word defined before, 0 for the first
;       code    address of machine code: the code field. Its address is the word's execution token
;       body    machine code, a thread, or data
;
; A word of this source is a name, a label for its code field and a body:
;
;       .name "SQUARE", 0
; x_square
;       .thread
;       .word x_dup, x_star, x_exit
;
; The code field must be even because JMP ($xxFF) of the 6502 fetches the high byte of its target
; from $xx00; threads must lie even because NEXT adds 2 without a carry between.
;
; Owns: link, a variable of the assembler: the code field of the newest word.
; SPDX-License-Identifier: MIT

link    := 0

; name "TEXT", flags: the header of a word, up to its code field. A compound assignment reaches
; the variable outside of the macro.
name    .macro str, flags
        .align 2, 0
_text   .text @1
_end
        .align 2, 0
        .byte @2, _end - _text
        .word link
link    += * - link
        .endm

; noname: in place of .name for a word without a header.
noname  .macro
        .align 2, 0
        .endm

; The code field of a word in machine code that follows, and of a thread that follows.
prim    .macro
        .even
        .word * + 2
        .endm

thread  .macro
        .even
        .word docol
        .endm

even    .macro
        .if (* & 1) != 0
        .error "a code field must be even: .name or .noname is missing"
        .endif
        .endm

; A number in a thread.
lit     .macro val
        .word x_lit, @1
        .endm

; counted "text": length and characters, and a zero byte if together they are odd.
counted .macro str
        .byte _end - _text
_text   .text @1
_end
        .align 2, 0
        .endm

; Text in a thread, printed.
say     .macro str
        .word x_pdotq
        .counted @1
        .endm

; fail code: ends a primitive with THROW.
fail    .macro code
        lda #@1
        jmp throw_a
        .endm

; ldw target, value: 16-bit constant to memory.
ldw     .macro target, val
        lda #<(@2)
        sta @1
        lda #>(@2)
        sta @1 + 1
        .endm

; mvw target, source: 16-bit copy.
mvw     .macro target, source
        lda @2
        sta @1
        lda @2 + 1
        sta @1 + 1
        .endm

; incw target: 16-bit increment.
incw    .macro target
        inc @1
        bne _done
        inc @1 + 1
_done
        .endm

; drop count: takes cells off the data stack; push count: makes room for them.
drop    .macro count
        .rept @1
        inx
        inx
        .endrept
        .endm

push    .macro count
        .rept @1
        dex
        dex
        .endrept
        .endm
