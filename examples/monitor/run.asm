; run.asm - running programs: registers, go, call, breakpoints, single steps.
;
; A program runs on the lower half of the stack page with the registers in user_*. BRK leads back
; to on_break. Single steps need no BRK: an instruction is copied into a box and executed there with
; the registers of the program; jumps, calls and returns are imitated.
; SPDX-License-Identifier: MIT

REG_COLUMN  = 32                ; of the registers behind a step

P_ALWAYS    = %0010_0000        ; the bit that is not there reads as 1
P_BREAK     = %0001_0000        ; exists only on the stack

OP_BRK      = $00
OP_JSR      = $20
OP_RTI      = $40
OP_JMP      = $4c
OP_RTS      = $60
OP_JMP_IND  = $6c
OP_NOP      = $ea

; ---------------------------------------------------------------------------------------------
; Registers
; ---------------------------------------------------------------------------------------------

reset_registers
        .mvw user_pc, dot
        lda #0
        sta user_a
        sta user_x
        sta user_y
        lda #USER_STACK
        sta user_sp
        lda #P_ALWAYS
        sta user_p
        rts

; r [name=value ...]: sets registers; alone, shows them.
cmd_registers .block
        jsr skip
        bne next
        jmp show_registers
next    ldy #0
find    ldx pos
        lda linebuf,x
        jsr lower
        cmp names,y
        bne other
        lda names + 1,y
        beq equal
        inx
        lda linebuf,x
        jsr lower
        cmp names + 1,y
        bne other
equal   lda linebuf + 1,x
        cmp #'='
        beq found
other   iny
        iny
        iny
        iny
        cpy #names_end - names
        bne find
        .fail "register=value expected"
found   inx
        inx
        stx pos
        tya
        pha
        jsr expr
        pla
        tay
        ldx names + 2,y
        lda names + 3,y
        bne word
        lda value + 1
        beq byte
        .fail "does not fit in a byte"
word    lda value + 1
        sta 1,x
byte    lda value
        sta 0,x
        jsr skip
        beq done
        jmp next
done    lda user_p
        jmp save_flags

; Two letters, address, and whether it is a word.
names   .text "pc"
        .byte user_pc, 1
        .text "sp"
        .byte user_sp, 0
        .text "a", 0
        .byte user_a, 0
        .text "x", 0
        .byte user_x, 0
        .text "y", 0
        .byte user_y, 0
        .text "p", 0
        .byte user_p, 0
names_end
        .bend

show_registers
        .sayln "PC   A  X  Y  SP NV-BDIZC"
        .prword user_pc
        jsr short_registers
        jmp newline

; short_registers: A, X, Y, SP and flags, each behind a blank.
short_registers
        ldx #0
-       jsr space
        lda user_a,x
        jsr prhex
        inx
        cpx #user_p - user_a
        bne -
        jsr space
        lda user_p
        ldx #0
_flag   asl a
        pha
        lda flag_names,x
        bcs +
        lda #'.'
+       jsr putc
        pla
        inx
        cpx #8
        bne _flag
        rts

flag_names .text "NV-BDIZC"

; save_flags: A as it came from the stack to user_p.
save_flags
        and #$ff - P_BREAK
        ora #P_ALWAYS
        sta user_p
        rts

; ---------------------------------------------------------------------------------------------
; Go, call, and the ways back
; ---------------------------------------------------------------------------------------------

; start_address: the address in the line, if there is one, to user_pc.
start_address
        jsr skip
        beq _done
        jsr expr
        jsr parse_end
        .mvw user_pc, value
_done   rts

; g [addr]: runs until BRK or a breakpoint.
cmd_go  jsr start_address
run     .mvw value, user_pc
        jsr find_break          ; it would stop at once
        bcs +
        jsr step
+       jsr insert_breaks
        ldx user_sp
        txs
        lda user_pc + 1
        pha
        lda user_pc
        pha
        lda user_p
        pha
        lda user_a
        ldx user_x
        ldy user_y
        rti

; j [addr]: runs a subroutine until its RTS.
cmd_call
        jsr start_address
        lda #>(on_return - 1)
        jsr push_user
        lda #<(on_return - 1)
        jsr push_user
        jmp run

; The subroutine of `j` returned; its stack is left as it was before.
on_return
        php
        cld
        sta user_a
        stx user_x
        sty user_y
        pla
        tsx
        stx user_sp
        ldx #MON_STACK
        txs
        jsr save_flags
        jsr remove_breaks
        jsr show_registers
        jmp next

; BRK: flags and the address of BRK plus 2 are on the stack of the program.
on_break
        cld
        sta user_a
        stx user_x
        sty user_y
        pla
        sta user_p
        pla
        sta user_pc
        pla
        sta user_pc + 1
        tsx
        stx user_sp
        ldx #MON_STACK
        txs
        lda user_p
        jsr save_flags
        .decw user_pc
        .decw user_pc
        jsr remove_breaks
        .mvw value, user_pc
        jsr find_break
        bcs +
        .say "breakpoint, "
+       .sayln "stopped"
        jsr show_registers
        jmp next

push_user
        ldx user_sp
        sta stack,x
        dec user_sp
        rts

pull_user
        inc user_sp
        ldx user_sp
        lda stack,x
        rts

; ---------------------------------------------------------------------------------------------
; Breakpoints
; ---------------------------------------------------------------------------------------------

; b [addr]: sets a breakpoint or removes the one that is there; alone, lists them.
cmd_breaks .block
        jsr skip
        beq list
        jsr expr
        jsr parse_end
        jsr find_break
        bcs new
        dec n_breaks            ; the last one takes the free place
        ldy n_breaks
        lda break_lo,y
        sta break_lo,x
        lda break_hi,y
        sta break_hi,x
        rts
new     ldx n_breaks
        cpx #BREAK_MAX
        bcs full
        lda value
        sta break_lo,x
        lda value + 1
        sta break_hi,x
        inc n_breaks
done    rts
full    .fail "too many breakpoints"

list    ldx #0
next    cpx n_breaks
        beq done
        lda break_lo,x
        sta ptr
        lda break_hi,x
        sta ptr + 1
        txa
        pha
        jsr show_instruction
        jsr newline
        pla
        tax
        inx
        bne next
        .bend

; find_break: the number of the breakpoint at address value in X; carry set when there is none.
find_break
        ldx n_breaks
_next   dex
        bmi _none
        lda break_lo,x
        cmp value
        bne _next
        lda break_hi,x
        cmp value + 1
        bne _next
        clc
        rts
_none   sec
        rts

; insert_breaks, remove_breaks: while the program runs BRK stands at the breakpoints.
insert_breaks
        ldx n_breaks
        ldy #0
_next   dex
        bmi _done
        jsr break_address
        lda (ptr),y
        sta break_op,x
        tya                     ; BRK is 0
        sta (ptr),y
        beq _next
_done   rts

remove_breaks
        ldx n_breaks
        ldy #0
_next   dex
        bmi _done
        jsr break_address
        lda break_op,x
        sta (ptr),y
        jmp _next
_done   rts

break_address
        lda break_lo,x
        sta ptr
        lda break_hi,x
        sta ptr + 1
        rts

; ---------------------------------------------------------------------------------------------
; Single steps
; ---------------------------------------------------------------------------------------------

; z [count]: shows and executes instructions.
cmd_step
        .ldw dest, 1
        jsr skip
        beq _next
        jsr parse_dest
_next   lda dest
        ora dest + 1
        beq _done
        jsr show_step
        .decw dest
        jmp _next
_done   rts

; show_step: one instruction and the registers after it.
show_step
        .mvw ptr, user_pc
        jsr show_instruction
        jsr step
show_after
        lda #REG_COLUMN - 1
        jsr tab
        jsr short_registers
        jmp newline

; n: as `z`, but a subroutine is executed as a whole.
cmd_next .block
        jsr parse_end
        .mvw ptr, user_pc
        jsr show_instruction
        lda opcode
        cmp #OP_JSR
        bne last
        jsr next_instruction    ; where it returns to
        .mvw from, ptr
        lda user_sp
        sta count
loop    jsr step
        lda user_pc
        cmp from
        bne loop
        lda user_pc + 1
        cmp from + 1
        bne loop
        lda user_sp             ; not in a deeper call of itself
        cmp count
        bne loop
        jmp show_after
last    jsr step
        jmp show_after
        .bend

; step: executes the instruction at user_pc.
step    .block
        lda user_pc
        cmp #<on_return
        bne inside
        lda user_pc + 1
        cmp #>on_return
        bne inside
        .fail "the subroutine has returned"
inside  .mvw ptr, user_pc
        jsr decode
        bcc known
        .fail "not a documented instruction"
known   jsr get_operand
        ldy #2                  ; the bytes to the box, filled up with NOP
copy    lda #OP_NOP
        cpy size
        beq real
        bcs store
real    lda (ptr),y
store   sta box,y
        dey
        bpl copy
        jsr next_instruction
        .mvw user_pc, ptr
        lda mode
        cmp #m_rel
        bne other
        lda #taken - box - 2    ; a branch that is taken leaves the box by the other way
        sta box + 1
        bne execute
other   ldx #flow_end - flow - 1
        lda opcode
find    cmp flow,x
        beq found
        dex
        bpl find

execute tsx
        stx mon_sp
        ldx user_sp
        txs
        lda user_p
        pha
        lda user_a
        ldx user_x
        ldy user_y
        plp
box     nop
        nop
        nop
        jmp save
taken   php                     ; a branch changes no register
        pha
        .mvw user_pc, value
        pla
        plp
save    php
        cld
        sta user_a
        stx user_x
        sty user_y
        pla
        tsx
        stx user_sp
        ldx mon_sp
        txs
        jmp save_flags

found   txa
        asl a
        tax
        lda routines + 1,x
        pha
        lda routines,x
        pha
        rts

flow    .byte OP_BRK, OP_JSR, OP_RTI, OP_JMP, OP_RTS, OP_JMP_IND
flow_end
routines
        .word do_brk - 1, do_jsr - 1, do_rti - 1, do_jmp - 1, do_rts - 1, do_jmp_ind - 1

do_brk  .decw user_pc           ; it stays the next instruction
        .fail "BRK"

do_jsr  lda value + 1
        cmp #>pv_first
        bne call
        lda value
        cmp #<pv_first
        bcs execute             ; a call into sim65 returns behind the box
call    .decw user_pc
        lda user_pc + 1
        jsr push_user
        lda user_pc
        jsr push_user
do_jmp  .mvw user_pc, value
        rts

do_rts  jsr pull_user
        sta user_pc
        jsr pull_user
        sta user_pc + 1
        .incw user_pc
        rts

do_rti  jsr pull_user
        jsr save_flags
        jsr pull_user
        sta user_pc
        jsr pull_user
        sta user_pc + 1
        rts

do_jmp_ind
        .mvw ptr, value
        ldy #0
        lda (ptr),y
        sta user_pc
        inc ptr                 ; the high byte comes from the same page
        lda (ptr),y
        sta user_pc + 1
        rts
        .bend
