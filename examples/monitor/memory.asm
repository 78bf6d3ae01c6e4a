; memory.asm - commands on ranges of memory: dump, modify, fill, transfer, compare, hunt, checksum.
;
; All of them walk with from, which advance moves up to and including to.
; SPDX-License-Identifier: MIT

DUMP_WIDTH  = 16                ; bytes in a line of a dump
DUMP_BYTES  = 128               ; without an end

; m [from [to]]: memory in hex and as characters.
cmd_dump
        lda #DUMP_BYTES - 1
        jsr default_range
_line   jsr dump_line
        bcc _line
        jmp set_dot

; dump_line: one line from address from on; carry set when it was the last one.
dump_line .block
        .mvw ptr, from
        .prword from
        jsr space
        ldy #0
bytes   jsr space
        lda (ptr),y
        jsr prhex
        iny
        jsr advance
        bcs last
        cpy #DUMP_WIDTH
        bne bytes
        clc
last    php                     ; carry is the result
        sty count
        lda #4 + 1 + DUMP_WIDTH * 3 + 2
        jsr tab                 ; the column of a full line
        ldy #0
chars   lda (ptr),y
        jsr prchar
        iny
        cpy count
        bne chars
        jsr newline
        plp
        rts
        .bend

; set_dot: the next command goes on behind the range.
set_dot .mvw dot, to
        .incw dot
        rts

; : addr bytes: stores a list of bytes.
cmd_modify
        jsr expr
        .mvw dot, value
        jsr parse_bytes
        ldx #0
        ldy #0
_next   lda pattern,x
        sta (dot),y
        .incw dot
        inx
        cpx patlen
        bne _next
        rts

; f from to bytes: fills with a list of bytes, repeated.
cmd_fill
        jsr parse_range
        jsr parse_bytes
        ldy #0
_again  ldx #0
_next   lda pattern,x
        sta (from),y
        jsr advance
        bcs _done
        inx
        cpx patlen
        bne _next
        beq _again
_done   rts

; t from to dest: copies; the two places may overlap.
cmd_transfer .block
        jsr parse_range
        jsr parse_dest
        ldy #0
        .cmpw from, dest
        bcc down                ; to a higher address: the last byte first
up      lda (from),y
        sta (dest),y
        .incw dest
        jsr advance
        bcc up
        rts

down    .addw dest, to          ; dest = last address of the copy
        .subw dest, from
next    lda (to),y
        sta (dest),y
        .cmpw from, to
        bcs done
        .decw dest
        .decw to
        jmp next
done    rts
        .bend

; c from to other: lists the addresses whose bytes differ.
cmd_compare
        jsr parse_range
        jsr parse_dest
        ldy #0
_next   lda (from),y
        cmp (dest),y
        beq +
        jsr list_word
+       .incw dest
        jsr advance
        bcc _next
        jmp fresh_line

; h from to bytes: lists the addresses in the range where the bytes begin.
cmd_hunt
        jsr parse_range
        jsr parse_bytes
_next   ldy #0
_byte   lda (from),y
        cmp pattern,y
        bne _no
        iny
        cpy patlen
        bne _byte
        jsr list_word
_no     jsr advance
        bcc _next
        jmp fresh_line

; k from to: 16-bit sum of the bytes and CRC-16 (polynomial $1021, start $FFFF, high bit first).
cmd_checksum
        jsr parse_range
        jsr parse_end
        .ldw sum, 0
        .ldw crc, $ffff
        ldy #0
_next   clc
        lda (from),y
        adc sum
        sta sum
        bcc +
        inc sum + 1
+       lda (from),y
        jsr crc_byte
        jsr advance
        bcc _next
        .say "sum "
        .prword sum
        .say " crc "
        .prword crc
        jmp newline

; crc_byte: the byte A into crc; X is lost.
crc_byte
        eor crc + 1
        sta crc + 1
        ldx #8
_bit    asl crc
        rol crc + 1
        bcc +
        lda crc
        eor #$21
        sta crc
        lda crc + 1
        eor #$10
        sta crc + 1
+       dex
        bne _bit
        rts
