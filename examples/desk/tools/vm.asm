; vm.asm - the tool that runs and lists programs of the compiler.
;
; Code lies at the start of the work area, the stack of cells behind it and grows upwards.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module tools.vm
        .use lib.config (overlay_base, work_base, work_end)
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.errors (error, fail)
        .use lib.errors
        .use lib.console
        .use lib.console (say, sayln)
        .use lib.text
        .use lib.long
        .use lib.stream
        .use lib.stream (stream as purpose)
        .use lib.input
        .use lib.pcode
        .use lib.pcode (frame)

code            = work_base
stack           = code + pcode.code_max
stack_limit     = work_end + 1 - .sizeof(frame) ; a call may always store its links

; Operands of an operation, for its listing.
operand_column  = 20
takes_words     = 3             ; number of words
takes_level     = 4
takes_text      = 8
takes_none      = 16
takes_address   = 32            ; the last of the words is an address

        .section zvars, kind=zp, logical
pc      .res byte, 2            ; next byte of code
sp      .res byte, 2            ; first free cell
bp      .res byte, 2            ; frame of the running block
at      .res byte, 2            ; cell that an operation is about
code_end .res byte, 2
level   .res byte, 1
        .endsection

        .section vm, kind=code
        .pub
image   .logical overlay_base

; ---------------------------------------------------------------------------------------------
; Running
; ---------------------------------------------------------------------------------------------

; run: run name - a program.
run     .proc
        jsr load
        .ldw pc, code
        .ldw bp, stack
        .ldw sp, stack
        ldy #.sizeof(frame) - 1 ; the outermost frame has nothing around it
        lda #0
clear:  sta (bp),y
        dey
        bpl clear
next:   jsr byte
        cmp #pcode.n_ops
        bcs bad
        asl
        tax
        jsr operate
        bra next
bad:    .fail error.image

operate: jmp (routines,x)
        .endproc

        .priv
; load: the file that the argument names, to code.
load    .proc
        jsr input.file_name
        jsr input.no_more
        ldx #purpose.input
        jsr stream.open_read
        jsr stream.get
        bcs bad
        cmp #<pcode.magic
        bne bad
        jsr stream.get
        bcs bad
        cmp #>pcode.magic
        bne bad
        .ldw code_end, code
next:   jsr stream.get
        bcs done
        sta (code_end)
        .incw code_end
        .cmpi code_end, stack
        bcc next
bad:    .fail error.image
done:   rts
        .endproc

; byte: the next byte of code in A; word: the next word in num.
byte    .proc
        lda (pc)
        .incw pc
        rts
        .endproc

word    .proc
        jsr byte
        sta num
        jsr byte
        sta num + 1
        rts
        .endproc

; pop: a cell to num, the high byte in A too; push: num.
pop     .proc
        lda sp
        sec
        sbc #2
        sta sp
        bcs same
        dec sp + 1
same:   lda (sp)
        sta num
        ldy #1
        lda (sp),y
        sta num + 1
        rts
        .endproc

push    .proc
        .cmpi sp, stack_limit - 1
        bcs full
        lda num
        sta (sp)
        ldy #1
        lda num + 1
        sta (sp),y
        .addi sp, 2
        rts
full:   .ldw str, t_stack
        jmp trap
        .endproc

; pop_two: the right operand to arg, the left one to acc, as longs.
pop_two .proc
        jsr pop
        .mvw arg, num
        jsr extend
        sta arg + 2
        sta arg + 3
        jsr pop
        .mvw acc, num
        jsr extend
        sta acc + 2
        sta acc + 3
        rts

extend: lda num + 1             ; all bits like the sign
        asl
        lda #0
        bcc positive
        dec a
positive: rts
        .endproc

; push_acc: the low word of acc; push_flag: 1 when A is not zero, else 0.
push_acc .proc
        .mvw num, acc
        jmp push
        .endproc

push_flag .proc
        stz num + 1
        cmp #0
        beq zero
        lda #1
zero:   sta num
        jmp push
        .endproc

; trap: the program cannot go on; the message is at str.
trap    .proc
        jsr console.fresh_line
        lda #'?'
        jsr console.put
        jsr console.string
        .say " before $"
        .mvw num, pc
        .subw num, code_origin
        jsr console.hex_word
        jsr console.new_line
        jmp errors.resume
        .endproc

code_origin .word code

t_stack         .null "stack overflow"
t_index         .null "index out of range"
t_zero          .null "division by zero"

; variable: at is the cell that level and offset in the code tell.
variable .proc
        jsr byte
        jsr frame_at
        jsr word
        asl num
        rol num + 1
        .addw at, num
        rts
        .endproc

; frame_at: at is the frame A static links away from the running one.
frame_at .proc
        sta level
        .mvw at, bp
next:   lda level
        beq done
        dec level
        lda (at)
        tax
        ldy #1
        lda (at),y
        stx at
        sta at + 1
        bra next
done:   rts
        .endproc

; element: the index that is popped, checked against the size in the code; at is that cell.
element .proc
        .mvw src, num           ; the index
        jsr variable
        jsr word
        .cmpw src, num          ; unsigned: a negative index is large
        bcs outside
        asl src
        rol src + 1
        .addw at, src
        rts
outside: .ldw str, t_index
        jmp trap
        .endproc

; --- Operations --------------------------------------------------------------------------------

do_halt .proc
        pla                     ; back to the shell
        pla
        jmp console.fresh_line
        .endproc

do_lit  .proc
        jsr word
        jmp push
        .endproc

do_load .proc
        jsr variable
        bra push_cell
        .endproc

push_cell .proc
        lda (at)
        sta num
        ldy #1
        lda (at),y
        sta num + 1
        jmp push
        .endproc

do_store .proc
        jsr variable
        jsr pop
        bra store_cell
        .endproc

store_cell .proc
        lda num
        sta (at)
        ldy #1
        lda num + 1
        sta (at),y
        rts
        .endproc

do_fetch .proc
        jsr pop
        jsr element
        bra push_cell
        .endproc

do_put  .proc
        jsr pop
        .mvw dst, num
        jsr pop
        jsr element
        .mvw num, dst
        bra store_cell
        .endproc

do_call .proc
        jsr byte
        jsr frame_at
        jsr word                ; where the procedure is
        ldy #frame.static
        lda at
        sta (sp),y
        iny
        lda at + 1
        sta (sp),y
        ldy #frame.dynamic
        lda bp
        sta (sp),y
        iny
        lda bp + 1
        sta (sp),y
        ldy #frame.return
        lda pc
        sta (sp),y
        iny
        lda pc + 1
        sta (sp),y
        .mvw bp, sp
        bra go
        .endproc

do_jump .proc
        jsr word
        bra go
        .endproc

; go: on at address num.
go      .proc
        clc
        lda num
        adc #<code
        sta pc
        lda num + 1
        adc #>code
        sta pc + 1
        rts
        .endproc

do_false .proc
        jsr pop
        ora num
        beq do_jump
        jmp word
        .endproc

; The cells of variables are zero at the start.
do_enter .proc
        jsr word
        asl num
        rol num + 1
        .mvw sp, bp
        .addw num, sp
        .cmpi num, stack_limit + 1
        bcs full
        .addi sp, .sizeof(frame)
next:   .cmpw sp, num
        bcs done
        lda #0
        sta (sp)
        .incw sp
        bra next
done:   rts
full:   .ldw str, t_stack
        jmp trap
        .endproc

do_return .proc
        .mvw sp, bp
        ldy #frame.return
        lda (bp),y
        sta pc
        iny
        lda (bp),y
        sta pc + 1
        ldy #frame.dynamic
        lda (bp),y
        tax
        iny
        lda (bp),y
        stx bp
        sta bp + 1
        rts
        .endproc

do_add  .proc
        jsr pop_two
        jsr long.add
        jmp push_acc
        .endproc

do_subtract .proc
        jsr pop_two
        jsr long.subtract
        jmp push_acc
        .endproc

do_multiply .proc
        jsr pop_two
        jsr long.multiply
        jmp push_acc
        .endproc

do_divide .proc
        jsr pop_two
        jsr long.divide
        bcs by_zero
        jmp push_acc
        .endproc

by_zero .proc
        .ldw str, t_zero
        jmp trap
        .endproc

do_modulo .proc
        jsr pop_two
        jsr long.divide
        bcs by_zero
        .mvw num, rem
        jmp push
        .endproc

; relation branch: pushes whether the branch is taken after comparing the operands.
relation .macro branch
        jsr pop_two
        jsr long.compare
        .branch yes
        lda #0
        jmp push_flag
yes:    lda #1
        jmp push_flag
        .endmacro

do_equal .proc
        .relation beq
        .endproc

do_unequal .proc
        .relation bne
        .endproc

do_less .proc
        .relation bcc
        .endproc

do_not_less .proc
        .relation bcs
        .endproc

do_greater .proc
        jsr swap
        bra do_less
        .endproc

do_not_greater .proc
        jsr swap
        bra do_not_less
        .endproc

; swap: the two cells on top.
swap    .proc
        jsr pop
        .mvw dst, num
        jsr pop
        .mvw src, num
        .mvw num, dst
        jsr push
        .mvw num, src
        jmp push
        .endproc

do_negate .proc
        jsr pop
        sec
        lda #0
        sbc num
        sta num
        lda #0
        sbc num + 1
        sta num + 1
        jmp push
        .endproc

do_odd  .proc
        jsr pop
        lda num
        and #1
        jmp push_flag
        .endproc

do_write .proc
        jsr pop
        jsr signed
        jmp long.print
        .endproc

; signed: num to acc.
signed  .proc
        .mvw acc, num
        lda #0
        bit num + 1
        bpl positive
        dec a
positive: sta acc + 2
        sta acc + 3
        rts
        .endproc

do_text .proc
next:   jsr byte
        cmp #0
        beq done
        jsr console.put
        bra next
done:   rts
        .endproc

do_line .proc
        jmp console.new_line
        .endproc

do_read .proc
again:  lda #'?'
        jsr input.line
        jsr text.skip
        cmp #'-'
        php
        bne plain
        .incw txt
plain:  jsr text.number
        bcs bad
        plp
        bne positive
        jsr long.negate
positive: .mvw num, acc
        jmp push
bad:    plp
        .sayln "a number, please"
        bra again
        .endproc

        .pub
; ---------------------------------------------------------------------------------------------
; Listing
; ---------------------------------------------------------------------------------------------

; list: list name - the code of a program.
list    .proc
        jsr load
        .ldw pc, code
next:   .cmpw pc, code_end
        bcs done
        jsr row
        bra next
done:   rts
        .endproc

        .priv
; row: address, name and operands of the operation at pc.
row     .proc
        .mvw num, pc
        .subw num, code_origin
        jsr console.hex_word
        jsr console.space
        jsr console.space
        jsr byte
        cmp #pcode.n_ops
        bcs bad
        jsr find
        lda (src)               ; the operands come first
        pha
        .incw src
        .mvw str, src
        jsr console.string
        pla
        tax
        and #takes_level
        beq no_level
        lda #operand_column
        jsr console.pad
        jsr byte
        phx
        jsr long.print_byte
        plx
no_level: jsr operands
        jmp console.new_line
bad:    .fail error.image

; Words of kind X, then text.
operands:
        txa
        and #takes_words
        beq other
        pha
        lda #operand_column
        jsr console.tab
        jsr word
        txa
        and #takes_address
        beq decimal
        lda #'$'
        jsr console.put
        jsr console.hex_word
        bra shown
decimal: jsr signed
        phx
        jsr long.print
        plx
shown:  pla
        dec a
        sta level
        txa
        and #255 - takes_words
        ora level
        tax
        bra operands
other:  txa
        and #takes_text
        beq done
        lda #operand_column
        jsr console.tab
        jsr do_text
done:   rts

; The row of operation A in names, to src.
find:   tax
        .ldw src, names
search: dex
        bmi found
past:   .incw src               ; the operands cannot be taken for the zero
        lda (src)
        bne past
        .incw src
        bra search
found:  rts
        .endproc

; What runs an operation, in the order of their numbers.
routines
        .word do_halt, do_lit, do_load, do_store, do_fetch, do_put, do_call, do_enter, do_return
        .word do_jump, do_false, do_add, do_subtract, do_multiply, do_divide, do_modulo, do_equal
        .word do_unequal, do_less, do_not_less, do_greater, do_not_greater, do_negate, do_odd
        .word do_write, do_text, do_line, do_read
routines_end
        .assert routines_end - routines == 2 * pcode.n_ops, "an operation without a routine"

; name operands, text: how an operation is listed.
name    .segment operands, string
        .byte .operands
        .null .string
        .endsegment

names   .name takes_none, "halt"
        .name 1, "lit"
        .name takes_level | 1, "load"
        .name takes_level | 1, "store"
        .name takes_level | 2, "fetch"
        .name takes_level | 2, "put"
        .name takes_level | takes_address | 1, "call"
        .name 1, "enter"
        .name takes_none, "return"
        .name takes_address | 1, "jump"
        .name takes_address | 1, "false"
        .name takes_none, "add"
        .name takes_none, "subtract"
        .name takes_none, "multiply"
        .name takes_none, "divide"
        .name takes_none, "modulo"
        .name takes_none, "equal"
        .name takes_none, "unequal"
        .name takes_none, "less"
        .name takes_none, "not less"
        .name takes_none, "greater"
        .name takes_none, "not greater"
        .name takes_none, "negate"
        .name takes_none, "odd"
        .name takes_none, "write"
        .name takes_text, "text"
        .name takes_none, "line"
        .name takes_none, "read"

        .here
        .pub
image_end
        .endsection
        .endmodule
