; main.asm - a machine monitor for the 6502: layout, command loop, help.
;
; The monitor shows and changes memory, assembles and disassembles, runs programs with breakpoints
; and steps through them. It runs in sim65 (cc65), reads commands from standard input and echoes
; them, so that its output reads like a session at a terminal. README.md lists the commands.
;
; The source keeps to what opforge and 64tass both accept. Macro arguments are written @1 to @9;
; 64tass spells them \1 to \9, which is the one change it needs.
;
; SPDX-License-Identifier: MIT

        .cpu "6502"

; ---------------------------------------------------------------------------------------------
; Layout
; ---------------------------------------------------------------------------------------------

ECHO        = 1                 ; 1 prints each line that was read
LINE_MAX    = 72                ; characters in a command line
PATTERN_MAX = 32                ; bytes in a list of bytes
BREAK_MAX   = 8                 ; breakpoints
IN_SIZE     = 128               ; bytes read from standard input at a time
OUT_SIZE    = 128

; Page 1 holds two stacks: the monitor's at the top and that of the program below $0180.
MON_STACK   = $ff
USER_STACK  = $7f
stack       = $0100

linebuf     = $0200             ; LINE_MAX + 1 bytes: the command line, zero terminated
pattern     = $0250             ; PATTERN_MAX bytes: what `:`, `f` and `h` read
break_lo    = $0270             ; BREAK_MAX bytes each: addresses and hidden opcodes
break_hi    = $0278
break_op    = $0280
outbuf      = $0300
inbuf       = $0380
origin      = $0400
USER_MEMORY = $2000             ; from here on memory belongs to the program that is examined
USER_START  = $4000             ; where the monitor looks first

; Calls into sim65: file number and buffer on the C stack, length in A and X.
pv_read     = $fff6
pv_write    = $fff7
pv_exit     = $fff9             ; exit status in A
pv_first    = $fff4             ; from here on addresses are calls, not memory
C_STACK     = $fff0
STDIN       = 0
STDOUT      = 1
irq_vector  = $fffe

NL          = 10
QUOTE       = 39

; ---------------------------------------------------------------------------------------------
; Zero page. The program that is examined may use $40 to $FF.
; ---------------------------------------------------------------------------------------------

csp         = $00               ; C stack pointer of sim65
str         = csp + 2           ; string to print
ptr         = str + 2           ; instruction or line that is shown
from        = ptr + 2           ; first address of a range, moving
to          = from + 2          ; last address of a range, inclusive
dest        = to + 2            ; other address of a command
dot         = dest + 2          ; where `m`, `d` and `a` go on
num         = dot + 2           ; number of the scanner
value       = num + 2           ; value of an expression
sum         = value + 2         ; scratch of arithmetic, checksum
crc         = sum + 2
packed      = crc + 2           ; three letters of a mnemonic
pos         = packed + 2        ; next character of linebuf
base        = pos + 1
digits      = base + 1          ; digits that the scanner read
wide        = digits + 1        ; not zero: an operand asked for two bytes
column      = wide + 1          ; of the output line
promptlen   = column + 1
outlen      = promptlen + 1
inpos       = outlen + 1
inlen       = inpos + 1
count       = inlen + 1
patlen      = count + 1
asmode      = patlen + 1        ; not zero: lines go to the assembler
row         = asmode + 1        ; decoded instruction: offset of its row in optab, $FF if none
mode        = row + 1
size        = mode + 1          ; operand bytes
opcode      = size + 1
prefix      = opcode + 1        ; operand as it was written: what stands before the value,
suffix      = prefix + 1        ; behind it,
operand     = suffix + 1        ; and whether there is a value
savex       = operand + 1
savey       = savex + 1
n_breaks    = savey + 1
mon_sp      = n_breaks + 1      ; monitor's stack pointer while a single step runs
user        = mon_sp + 1        ; registers of the program
user_pc     = user
user_a      = user_pc + 2
user_x      = user_a + 1
user_y      = user_x + 1
user_sp     = user_y + 1
user_p      = user_sp + 1
zp_end      = user_p + 1

        .if zp_end > $40
        .error "zero page is full"
        .endif

        .include "macros.asm"

; ---------------------------------------------------------------------------------------------
; Command loop
; ---------------------------------------------------------------------------------------------

*       = origin

start   cld
        ldx #MON_STACK
        txs
        .ldw csp, C_STACK
        .ldw irq_vector, on_break
        .ldw dot, USER_START
        lda #0
        sta outlen
        sta column
        sta inpos
        sta inlen
        sta n_breaks
        sta asmode
        jsr reset_registers
        .sayln "6502 monitor, ? for help"

; Every command ends here, failed ones too: the stack is made empty.
next    ldx #MON_STACK
        txs
        cld
        jsr fresh_line
        jsr prompt
        jsr getline
        bcs quit
        .if ECHO
        .ldw str, linebuf
        jsr prstr
        jsr newline
        .endif
        lda #0
        sta pos
        lda asmode
        beq +
        jsr assemble_line
        jmp next
+       jsr command
        jmp next

quit    jsr fresh_line
        jsr flush
        lda #0
        jmp pv_exit

; A dot, or in the line assembler the address that comes next.
prompt  lda asmode
        bne _address
        lda #'.'
        jsr putc
        jmp _done
_address
        .say "a "
        .prword dot
        jsr space
_done   lda column
        sta promptlen
        rts

; command: runs what the line asks for.
command jsr skip
        beq _none
        jsr lower
        ldx #command_keys_end - command_keys - 1
-       cmp command_keys,x
        beq _found
        dex
        bpl -
        .fail "unknown command"
_found  inc pos
        txa
        asl a
        tax
        lda commands + 1,x      ; an RTS to the address on the stack runs the command
        pha
        lda commands,x
        pha
_none   rts

command_keys
        .text "m:ftchkadxrgjznb=?q"
command_keys_end

commands
        .word cmd_dump - 1, cmd_modify - 1, cmd_fill - 1, cmd_transfer - 1, cmd_compare - 1
        .word cmd_hunt - 1, cmd_checksum - 1, cmd_assemble - 1, cmd_disassemble - 1
        .word cmd_references - 1, cmd_registers - 1, cmd_go - 1, cmd_call - 1, cmd_step - 1
        .word cmd_next - 1, cmd_breaks - 1, cmd_number - 1, cmd_help - 1, quit - 1
commands_end

        .if commands_end - commands != 2 * (command_keys_end - command_keys)
        .error "each command needs a key and an address"
        .endif

; `?`: the list of commands.
cmd_help
        .ldw str, help_text
        jmp prstr

help_text
        .text "m [from [to]]         dump memory", NL
        .text ": addr bytes          store bytes", NL
        .text "f from to bytes       fill", NL
        .text "t from to dest        transfer", NL
        .text "c from to other       compare", NL
        .text "h from to bytes       hunt", NL
        .text "k from to             checksum", NL
        .text "a addr [instruction]  assemble, an empty line ends", NL
        .text "d [from [to]]         disassemble", NL
        .text "x from to addr        instructions that refer to an address", NL
        .text "r [name=value ...]    registers", NL
        .text "g [addr]              go", NL
        .text "j [addr]              call a subroutine", NL
        .text "z [count]             step", NL
        .text "n                     step over a subroutine", NL
        .text "b [addr]              breakpoints; set or remove one", NL
        .text "= value               number in all bases", NL
        .text "q                     quit", NL
        .text "numbers: 12 $12 hex, !12 decimal, %11 binary, 'A character, * here; + and -", NL
        .text "`to` may be +length; bytes are numbers and ", '"', "strings", '"', NL
        .text "; begins a comment", NL
        .byte 0

        .include "io.asm"
        .include "parse.asm"
        .include "memory.asm"
        .include "number.asm"
        .include "tables.asm"
        .include "disassemble.asm"
        .include "assemble.asm"
        .include "run.asm"

monitor_end
        .if monitor_end > USER_MEMORY
        .error "the monitor reaches into the memory of programs"
        .endif
