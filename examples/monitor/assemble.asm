; assemble.asm - the line assembler: a mnemonic and an operand to bytes at dot.
;
; The operand is read as prefix, value and suffix; the modes of the instruction are searched for
; that shape. The short form is taken unless the value needs two bytes or was written with more than
; two hex digits, so that what the disassembler prints gives the same bytes again.
; SPDX-License-Identifier: MIT

; a addr [instruction]: assembles and goes on with the next address until an empty line.
cmd_assemble
        jsr expr
        .mvw dot, value
        lda #1
        sta asmode
        jsr skip
        bne assemble_line
        rts

; assemble_line: the instruction in the rest of the line; none ends the line assembler.
assemble_line
        jsr skip
        bne _instruction
        jsr peek
        bne _comment
        sta asmode              ; an empty line
_comment
        rts
_instruction
        jsr parse_name
        jsr parse_operand
        jsr parse_end
        jsr find_mode
        jsr store
        .mvw ptr, dot
        jsr show_instruction
        jsr newline
        jsr next_instruction
        .mvw dot, ptr
        rts

; parse_name: three letters to row.
parse_name .block
        lda #3
        sta count
letter  jsr peek
        jsr lower
        sec
        sbc #'a' - 1
        bcc none
        beq none
        cmp #27
        bcs none
        ldx #5                  ; five bits, the highest first
        asl a
        asl a
        asl a
put     asl a
        rol packed
        rol packed + 1
        dex
        bne put
        inc pos
        dec count
        bne letter
        asl packed
        rol packed + 1
        ldx #0
find    lda optab + R_NAME,x
        cmp packed
        bne next
        lda optab + R_NAME + 1,x
        cmp packed + 1
        beq found
next    txa
        clc
        adc #ROW_SIZE
        tax
        cpx #optab_end - optab
        bne find
        dec pos
        dec pos
        dec pos
none    .fail "not an instruction"
found   stx row
        jsr peek                ; the name ends here
        beq done
        cmp #' '
        bne none
done    rts
        .bend

; parse_operand: what follows to prefix, operand, value and suffix.
parse_operand .block
        lda #0
        sta prefix
        sta suffix
        sta operand
        sta value
        sta value + 1
        sta wide
        jsr skip
        beq done
        ldy #p_hash
        cmp #'#'
        beq marked
        ldy #p_paren
        cmp #'('
        beq marked
        jsr lower
        cmp #'a'
        bne number
        lda linebuf + 1,x       ; a single A is the accumulator
        jsr digit
        bcc number
        inc pos
        lda #p_acc
        sta prefix
done    rts

marked  sty prefix
        inc pos
number  jsr expr
        inc operand
        ldx #n_suffixes - 1
suff    stx suffix
        jsr match_suffix
        bcc done
        ldx suffix
        dex
        bpl suff                ; the empty suffix always fits
        .bend

; match_suffix: compares suffix X with the line, blanks ignored; carry clear and pos behind it when
; it stands there.
match_suffix .block
        lda pos
        pha
        ldy suffixes,x
next    lda suffixes,y
        beq found
        jsr skip
        beq none
        jsr lower
        cmp suffixes,y
        bne none
        inc pos
        iny
        bne next
found   pla
        clc
        rts
none    pla
        sta pos
        sec
        rts
        .bend

; find_mode: the mode of row for the operand; sets mode, size and opcode.
find_mode .block
        jsr search
        bcc done
        lda wide                ; stx $0012,y: only a short form exists
        beq simple
        lda #0
        sta wide
        jsr search
        bcc done
simple  lda operand             ; asl alone means asl a
        ora prefix
        bne wrong
        lda #p_acc
        sta prefix
        jsr search
        bcc done
wrong   lda count
        bne large
        .fail "the instruction has no such mode"
large   .fail "operand does not fit"
done    rts

; The first mode that fits; carry set when there is none, then count tells whether only the value
; was too large.
search  lda #0
        sta count
        ldx row
        ldy optab + R_CLASS,x
next    lda classes,y
        cmp #END
        beq none
        tax
        lda mode_prefix,x
        cmp prefix
        bne other
        lda mode_suffix,x
        cmp suffix
        bne other
        lda mode_size,x
        beq zero
        lda operand
        beq other
        cpx #m_rel
        beq take                ; the distance is looked at later
        cpx #m_imm
        beq narrow
        lda mode_size,x
        cmp #2
        beq take
        lda wide
        bne other
narrow  lda value + 1
        beq take
        inc count
other   iny
        iny
        bne next
zero    lda operand
        bne other
take    stx mode
        lda mode_size,x
        sta size
        ldx row
        lda optab + R_BASE,x
        clc
        adc classes + 1,y
        sta opcode
        clc
        rts
none    sec
        rts
        .bend

; store: the instruction to dot.
store   lda mode
        cmp #m_rel
        bne _plain
        .subw value, dot        ; distance from the next instruction
        sec
        lda value
        sbc #2
        sta value
        bcs +
        dec value + 1
+       lda value               ; it fits when the high byte only repeats the sign
        asl a
        lda value + 1
        adc #0
        bne _far
_plain  ldy #0
        lda opcode
        sta (dot),y
        cpy size
        beq _done
        iny
        lda value
        sta (dot),y
        cpy size
        beq _done
        iny
        lda value + 1
        sta (dot),y
_done   rts
_far    .fail "branch out of range"
