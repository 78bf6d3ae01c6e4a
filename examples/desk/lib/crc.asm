; crc.asm - the checksum CRC-32 of Ethernet and zip, by a table that the assembler makes.
;
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module lib.crc
        .use lib.macros (*)
        .use lib.regs (*)

polynomial      = $edb88320     ; bit 0 of a byte comes first

; Byte number n of the table entries, 256 of them.
        .section tables, kind=data, logical, align=256
row     .segment n
        .for i in 0..256
value := i
        .rept 8
value := (value >> 1) ^ (polynomial & (0 - (value & 1)))
        .endrept
        .byte (value >> (8 * .n)) & $ff
        .endfor
        .endsegment

table0  .row 0
table1  .row 1
table2  .row 2
table3  .row 3
        .endsection
        .assert table3 - table0 == 3 * 256, "the tables lie behind each other"
        .assert (table0 & $ff) == 0, "an index must not cross a page"

        .section text, kind=code, logical
        .pub

; init: the sum before the first byte, in acc.
init    .proc
        lda #$ff
        ldx #3
next:   sta acc,x
        dex
        bpl next
        rts
        .endproc

; update: the sum with byte A; keeps Y.
update  .proc
        eor acc
        tax
        lda table0,x
        eor acc + 1
        sta acc
        lda table1,x
        eor acc + 2
        sta acc + 1
        lda table2,x
        eor acc + 3
        sta acc + 2
        lda table3,x
        sta acc + 3
        rts
        .endproc

; final: the sum behind the last byte.
final   .proc
        ldx #3
next:   lda acc,x
        eor #$ff
        sta acc,x
        dex
        bpl next
        rts
        .endproc

        .endsection
        .endmodule
