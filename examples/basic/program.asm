; program.asm - the stored program: finding, storing and listing lines.
; SPDX-License-Identifier: MIT

; new_program: no lines, no variables.
new_program
        .ldw prog_end, prog + 1
        lda #0
        sta prog

; clear: variables, arrays and everything that runs; the program stays.
clear   ldx #0
        txa
-       sta vars,x
        sta arrays,x
        inx
        cpx #2 * 26
        bne -
        .mvw mem_end, prog_end

        lda #0                  ; READ begins at the first DATA
        sta data_line + 1

; close_all: no open loops or subroutines.
close_all
        lda #0
        sta fors
        sta gosubs
        rts

; next_line: line to the next one; zero flag when that is the end of the program.
next_line
        ldy #L_LENGTH
        lda (line),y
        sta length
        .addb line, length
        lda (line),y
        rts

; find_line: line to the first one with a number of at least num. Carry clear: it has that number;
; set: it has a larger one, or the program ends there.
find_line .block
        .ldw line, prog
next    ldy #L_LENGTH
        lda (line),y
        beq none
        ldy #L_NUMBER
        lda (line),y
        cmp num
        bne differs
        iny
        lda (line),y
        cmp num + 1
        beq found
differs ldy #L_NUMBER
        lda (line),y
        cmp num
        iny
        lda (line),y
        sbc num + 1
        bcs none
        jsr next_line
        jmp next
none    sec
        rts
found   clc
        rts
        .bend

; edit: the tokens in tokbuf become line num; no tokens remove it.
edit    .block
        lda #0                  ; for errors: not running
        sta line + 1
        jsr find_line
        bcs absent
        jsr remove
absent  lda outpos
        cmp #1                  ; only the zero at the end
        beq done
        clc
        adc #L_TOKENS
        sta length
        jsr insert
        ldy #L_LENGTH
        lda length
        sta (line),y
        iny
        lda num
        sta (line),y
        iny
        lda num + 1
        sta (line),y
        ldx #0
copy    iny
        lda tokbuf,x
        sta (line),y
        inx
        cpx outpos
        bne copy
done    jmp clear

; remove: moves what follows the line down over it.
remove  .mvw dest, line
        ldy #L_LENGTH
        lda (line),y
        sta length
        .mvw ptr, line
        .addb ptr, length
down    lda (ptr),y
        sta (dest),y
        .incw ptr
        .incw dest
        .cmpw ptr, prog_end
        bcc down
        .mvw prog_end, dest
        rts

; insert: moves the rest of the program up by length bytes.
insert  .mvw ptr, prog_end
        .mvw dest, prog_end
        .addb dest, length
        .cmpw dest, limit_of_program
        bcc fits
        lda #0
        sta line + 1
        .fail "MEMORY"
fits    .mvw prog_end, dest
        ldy #0
up      .decw ptr
        .decw dest
        lda (ptr),y
        sta (dest),y
        .cmpw line, ptr
        bcc up
        rts

limit_of_program
        .word mem_top
        .bend

; LIST [first [, last]]
do_list .block
        lda #0
        sta num
        sta num + 1
        .ldw limit, $7fff
        jsr skip
        jsr at_end
        beq search
        jsr expression
        .mvw num, acc
        .mvw limit, acc
        jsr skip
        cmp #','
        bne search
        jsr take
        jsr expression
        .mvw limit, acc
search  jsr end_of_statement
        .phw line
        jsr find_line
next    ldy #L_LENGTH
        lda (line),y
        beq done
        jsr line_number
        .cmpw limit, num
        bcc done
        jsr prdec
        jsr space
        .mvw ptr, line
        .incw ptr
        .incw ptr
        .incw ptr
        jsr list_tokens
        jsr newline
        jsr next_line
        jmp next
done    .plw line
        jmp statement_end
        .bend
