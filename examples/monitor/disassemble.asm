; disassemble.asm - from bytes to instructions: decoding, printing, references.
; SPDX-License-Identifier: MIT

LIST_BYTES  = 32                ; at least, when `d` has no end
TEXT_COLUMN = 16                ; of the mnemonic

; decode: finds the opcode at ptr in optab: row, mode, size, opcode. Carry set when it is not a
; documented one; then row is $FF and the size 0.
decode  ldy #0
        lda (ptr),y
        sta opcode
        ldx #0
_row    ldy optab + R_CLASS,x
_mode   lda classes,y
        cmp #END
        beq _next
        lda optab + R_BASE,x
        clc
        adc classes + 1,y
        cmp opcode
        beq _found
        iny
        iny
        bne _mode
_next   txa
        clc
        adc #ROW_SIZE
        tax
        cpx #optab_end - optab
        bne _row
        ldx #$ff
        stx row
        inx                     ; implied
        stx mode
        stx size
        sec
        rts
_found  stx row
        lda classes,y
        sta mode
        tay
        lda mode_size,y
        sta size
        clc
        rts

; get_operand: the operand of the decoded instruction at ptr to value; of a branch, its target.
get_operand
        lda #0
        sta value
        sta value + 1
        ldy size
        beq _done
        dey
        beq _byte
        ldy #2
        lda (ptr),y
        sta value + 1
_byte   ldy #1
        lda (ptr),y
        sta value
        lda mode
        cmp #m_rel
        bne _done
        lda value               ; target = ptr + 2 + distance with its sign
        bpl +
        dec value + 1
+       .addw value, ptr
        .incw value
        .incw value
_done   rts

; show_instruction: address, bytes and text of the instruction at ptr; no line end. Leaves it
; decoded and its operand in value.
show_instruction
        jsr decode
        jsr get_operand
        .prword ptr
        jsr space
        ldy #0
_byte   jsr space
        lda (ptr),y
        jsr prhex
        cpy size
        beq _text
        iny
        bne _byte
_text   lda #TEXT_COLUMN
        jsr tab
        ldx row
        cpx #$ff
        bne _known
        .say "???"
        rts
_known  jsr print_name
        jmp print_operand

; print_name: the mnemonic of row X.
print_name
        lda optab + R_NAME,x
        sta packed
        lda optab + R_NAME + 1,x
        sta packed + 1
        ldy #3
_letter lda #0
        ldx #5
_bit    asl packed
        rol packed + 1
        rol a
        dex
        bne _bit
        adc #'a' - 1            ; carry is clear
        jsr putc
        dey
        bne _letter
        rts

; print_operand: the operand of the decoded instruction.
print_operand
        ldy mode
        beq _done               ; implied
        jsr space
        ldx mode_prefix,y
        beq +
        lda prefixes,x
        jsr putc
+       lda size
        beq _done               ; accumulator
        lda #'$'
        jsr putc
        cpy #m_rel
        beq _word
        lda size
        cmp #1
        beq _byte
_word   lda value + 1
        jsr prhex
_byte   lda value
        jsr prhex
        ldx mode_suffix,y
        ldy suffixes,x
_suffix lda suffixes,y
        beq _done
        jsr putc
        iny
        bne _suffix
_done   rts

; next_instruction: ptr behind the decoded one; carry set when that is beyond $FFFF.
next_instruction
        sec
        lda ptr
        adc size
        sta ptr
        lda ptr + 1
        adc #0
        sta ptr + 1
        rts

; d [from [to]]: disassembles; an instruction that begins in the range is shown whole.
cmd_disassemble
        lda #LIST_BYTES - 1
        jsr default_range
        .mvw ptr, from
_next   jsr show_instruction
        jsr newline
        jsr next_instruction
        bcs _done
        .cmpw to, ptr
        bcs _next
_done   .mvw dot, ptr
        rts

; x from to addr: the instructions in the range whose operand is that address.
cmd_references
        jsr parse_range
        jsr parse_dest
        .mvw ptr, from
_next   jsr decode
        jsr get_operand
        ldx mode
        lda is_address,x
        beq _skip
        lda value
        cmp dest
        bne _skip
        lda value + 1
        cmp dest + 1
        bne _skip
        jsr show_instruction
        jsr newline
_skip   jsr next_instruction
        bcs _done
        .cmpw to, ptr
        bcs _next
_done   rts

is_address                      ; by mode: the operand is an address
        .byte 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
