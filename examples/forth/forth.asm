; forth.asm - a Forth system for the 6502: the file to assemble.
;
; Indirect threaded code, 16-bit cells, data stack in the zero page, return stack on the hardware
; stack. It reads Forth from standard input and runs in sim65 (cc65); README.md says how. This file
; holds the switches and the memory map; the parts follow at its end.
;
; The source keeps to what opforge and 64tass both accept. Macro arguments are written @1 to @9;
; 64tass spells them \1 to \9, which is the one change it needs.
;
; SPDX-License-Identifier: MIT

        .cpu "6502"

; ---------------------------------------------------------------------------------------------
; Switches
; ---------------------------------------------------------------------------------------------

WITH_TOOLS   = 1                ; WORDS SEE DUMP .S
WITH_PROMPT  = 0                ; 1: print " ok" after each line, for work at a terminal

; ---------------------------------------------------------------------------------------------
; Memory
; ---------------------------------------------------------------------------------------------

origin       = $0200            ; program, dictionary upwards from its end
dict_end     = $e000            ; the dictionary may grow to here
tib          = $e000            ; the line being read
TIB_MAX      = 132
outbuf       = $e100            ; characters not yet written
OUT_MAX      = 128
hold_end     = $e280            ; numbers are made downwards from here
hold_min     = hold_end - $80
c_stack      = $fff0            ; sim65 takes arguments of its calls from here

; Calls of sim65: fd and address on the C stack, count in A (low) and X.
pv_read      = $fff6
pv_write     = $fff7
pv_exit      = $fff9            ; status in A
STDIN        = 0
STDOUT       = 1

NL           = 10
CR_CHAR      = 13
BL_CHAR      = 32
BACKSLASH    = $5c
TRUE         = $ffff

; ---------------------------------------------------------------------------------------------
; Zero page
; ---------------------------------------------------------------------------------------------

csp          = $00              ; C stack pointer, offset 0 by the header of the program
ip           = $02              ; the cell to execute next; always even
wjump        = $04              ; holds the op code of JMP (w), so that `jmp wjump` is JMP (w)
w            = $05              ; code field of the word that runs
xsave        = $07              ; X while it is needed for the return stack
n            = $08              ; eight bytes of scratch for one primitive
handler      = $10              ; return stack pointer of the innermost CATCH
ptr          = $11              ; address for the subroutines of io.asm and interp.asm
tokptr       = $13              ; the last token parsed, for FIND and for messages
toklen       = $15
iobuf        = $16              ; one argument of pv_read and pv_write
outlen       = $18              ; characters in outbuf
outlast      = $19              ; the character printed last
iochar       = $1a
iox          = $1b
ioy          = $1c
bootptr      = $1d              ; next character of the prelude; high byte 0 when it is used up

; Variables of Forth, cells of two bytes.
dp           = $1f              ; HERE
latest       = $21              ; code field of the newest word
state        = $23
base         = $25
toin         = $27              ; >IN
srcptr       = $29              ; SOURCE: address and length
srclen       = $2b
hld          = $2d
acc          = $2f              ; 32 bits: a number being read or printed
digits       = $33              ; digits seen, and flags of the number being read
negative     = $34
isdouble     = $35
savebase     = $36
zp_end       = $37

; The data stack grows down. Words that take too much reach up to sixteen bytes into the margins
; before the next check stops them (docol and the branches check).
stack_margin = 16
stack_min    = zp_end + stack_margin
stack_base   = $f0              ; X when the stack is empty
return_min   = $28              ; of the return stack pointer

        .if stack_min > $50
        .error "the data stack is too small"
        .endif

; Bits of the flags of a word.
IMMEDIATE    = $80              ; executed also while compiling
HIDDEN       = $40              ; not found: its definition is not finished
COMPILE_ONLY = $20              ; makes no sense outside a definition

; Codes of THROW: those of the Forth standard, as low bytes of negative cells.
E_ABORT      = $100 - 1
E_ABORTQ     = $100 - 2
E_OVERFLOW   = $100 - 3
E_UNDERFLOW  = $100 - 4
E_RETURN     = $100 - 5
E_MEMORY     = $100 - 8
E_DIVIDE     = $100 - 10
E_RANGE      = $100 - 11
E_UNDEFINED  = $100 - 13
E_COMPILE    = $100 - 14
E_NAME       = $100 - 16
E_HOLD       = $100 - 17
E_STRING     = $100 - 18
E_CONTROL    = $100 - 22

        .include "macros.asm"

*       = origin

        .include "kernel.asm"
        .include "words.asm"
        .include "arith.asm"
        .include "io.asm"
        .include "interp.asm"
        .include "compiler.asm"
        .if WITH_TOOLS
        .include "tools.asm"
        .endif

last_word    = link             ; the dictionary starts here
        .include "prelude.asm"

        .align 2, 0
dict_start

        .if dict_start > dict_end - $2000
        .error "no room for a dictionary"
        .endif
