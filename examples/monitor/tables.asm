; tables.asm - the documented instructions of the 6502, once for both directions.
;
; An instruction is a row of four bytes: its name packed into 15 bits, the opcode of its first mode
; and a class. The class lists modes with their distance from that opcode. The assembler searches
; the modes of one row for the operand it read, the disassembler all rows for an opcode.
; Source: MOS Technology, MCS6500 Microcomputer Family Programming Manual (1976), appendix B.
; SPDX-License-Identifier: MIT

; ---------------------------------------------------------------------------------------------
; Addressing modes
; ---------------------------------------------------------------------------------------------

m_imp   = 0
m_acc   = 1
m_imm   = 2
m_zp    = 3
m_zpx   = 4
m_zpy   = 5
m_izx   = 6                     ; (zp,x)
m_izy   = 7                     ; (zp),y
m_abs   = 8
m_absx  = 9
m_absy  = 10
m_ind   = 11
m_rel   = 12

; What stands before and behind the value of an operand.
p_none  = 0
p_hash  = 1
p_paren = 2
p_acc   = 3
s_none  = 0
s_x     = 1
s_y     = 2
s_paren = 3
s_px    = 4                     ; ,x)
s_py    = 5                     ; ),y

; Each table is indexed by mode.
mode_size                       ; operand bytes
        .byte 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 1
mode_prefix
        .byte p_none, p_acc, p_hash, p_none, p_none, p_none, p_paren, p_paren
        .byte p_none, p_none, p_none, p_paren, p_none
mode_suffix
        .byte s_none, s_none, s_none, s_none, s_x, s_y, s_px, s_py
        .byte s_none, s_x, s_y, s_paren, s_none

; Spellings. Longer suffixes stand behind the ones they begin with: the search goes backwards.
suffixes
        .byte suffix_none - suffixes, suffix_x - suffixes, suffix_y - suffixes
        .byte suffix_paren - suffixes, suffix_px - suffixes, suffix_py - suffixes
suffix_none  .byte 0
suffix_x     .text ",x", 0
suffix_y     .text ",y", 0
suffix_paren .text ")", 0
suffix_px    .text ",x)", 0
suffix_py    .text "),y", 0
n_suffixes = 6

prefixes .text " #(a"           ; indexed by prefix; none prints nothing

; ---------------------------------------------------------------------------------------------
; Classes: mode, distance from the opcode of the row; narrow modes before wide ones
; ---------------------------------------------------------------------------------------------

END     = $ff

classes
class_imp .byte m_imp, 0, END
class_rel .byte m_rel, 0, END
class_jsr .byte m_abs, 0, END
class_jmp .byte m_abs, 0, m_ind, $20, END
class_bit .byte m_zp, 0, m_abs, 8, END
class_cpx .byte m_imm, 0, m_zp, 4, m_abs, $0c, END
class_stx .byte m_zp, 0, m_abs, 8, m_zpy, $10, END
class_sty .byte m_zp, 0, m_abs, 8, m_zpx, $10, END
class_ldx .byte m_imm, 0, m_zp, 4, m_abs, $0c, m_zpy, $14, m_absy, $1c, END
class_ldy .byte m_imm, 0, m_zp, 4, m_abs, $0c, m_zpx, $14, m_absx, $1c, END
class_inc .byte m_zp, 0, m_abs, 8, m_zpx, $10, m_absx, $18, END
class_asl .byte m_zp, 0, m_acc, 4, m_abs, 8, m_zpx, $10, m_absx, $18, END
class_sta .byte m_izx, 0, m_zp, 4, m_abs, $0c, m_izy, $10, m_zpx, $14
          .byte m_absy, $18, m_absx, $1c, END
class_alu .byte m_izx, 0, m_zp, 4, m_imm, 8, m_abs, $0c, m_izy, $10, m_zpx, $14
          .byte m_absy, $18, m_absx, $1c, END
classes_end

        .if classes_end - classes > 256
        .error "classes are indexed by a byte"
        .endif

; ---------------------------------------------------------------------------------------------
; Instructions
; ---------------------------------------------------------------------------------------------

ROW_SIZE = 4                        ; bytes in a row
R_NAME  = 0                     ; offsets in it
R_BASE  = 2
R_CLASS = 3

; ins 'a', 'b', 'c', opcode, class: one row.
ins     .macro first, second, third, opcode, class
        .word (@1 - 'a' + 1) << 11 | (@2 - 'a' + 1) << 6 | (@3 - 'a' + 1) << 1
        .byte @4, @5 - classes
        .endm

optab   .ins 'a', 'd', 'c', $61, class_alu
        .ins 'a', 'n', 'd', $21, class_alu
        .ins 'a', 's', 'l', $06, class_asl
        .ins 'b', 'c', 'c', $90, class_rel
        .ins 'b', 'c', 's', $b0, class_rel
        .ins 'b', 'e', 'q', $f0, class_rel
        .ins 'b', 'i', 't', $24, class_bit
        .ins 'b', 'm', 'i', $30, class_rel
        .ins 'b', 'n', 'e', $d0, class_rel
        .ins 'b', 'p', 'l', $10, class_rel
        .ins 'b', 'r', 'k', $00, class_imp
        .ins 'b', 'v', 'c', $50, class_rel
        .ins 'b', 'v', 's', $70, class_rel
        .ins 'c', 'l', 'c', $18, class_imp
        .ins 'c', 'l', 'd', $d8, class_imp
        .ins 'c', 'l', 'i', $58, class_imp
        .ins 'c', 'l', 'v', $b8, class_imp
        .ins 'c', 'm', 'p', $c1, class_alu
        .ins 'c', 'p', 'x', $e0, class_cpx
        .ins 'c', 'p', 'y', $c0, class_cpx
        .ins 'd', 'e', 'c', $c6, class_inc
        .ins 'd', 'e', 'x', $ca, class_imp
        .ins 'd', 'e', 'y', $88, class_imp
        .ins 'e', 'o', 'r', $41, class_alu
        .ins 'i', 'n', 'c', $e6, class_inc
        .ins 'i', 'n', 'x', $e8, class_imp
        .ins 'i', 'n', 'y', $c8, class_imp
        .ins 'j', 'm', 'p', $4c, class_jmp
        .ins 'j', 's', 'r', $20, class_jsr
        .ins 'l', 'd', 'a', $a1, class_alu
        .ins 'l', 'd', 'x', $a2, class_ldx
        .ins 'l', 'd', 'y', $a0, class_ldy
        .ins 'l', 's', 'r', $46, class_asl
        .ins 'n', 'o', 'p', $ea, class_imp
        .ins 'o', 'r', 'a', $01, class_alu
        .ins 'p', 'h', 'a', $48, class_imp
        .ins 'p', 'h', 'p', $08, class_imp
        .ins 'p', 'l', 'a', $68, class_imp
        .ins 'p', 'l', 'p', $28, class_imp
        .ins 'r', 'o', 'l', $26, class_asl
        .ins 'r', 'o', 'r', $66, class_asl
        .ins 'r', 't', 'i', $40, class_imp
        .ins 'r', 't', 's', $60, class_imp
        .ins 's', 'b', 'c', $e1, class_alu
        .ins 's', 'e', 'c', $38, class_imp
        .ins 's', 'e', 'd', $f8, class_imp
        .ins 's', 'e', 'i', $78, class_imp
        .ins 's', 't', 'a', $81, class_sta
        .ins 's', 't', 'x', $86, class_stx
        .ins 's', 't', 'y', $84, class_sty
        .ins 't', 'a', 'x', $aa, class_imp
        .ins 't', 'a', 'y', $a8, class_imp
        .ins 't', 's', 'x', $ba, class_imp
        .ins 't', 'x', 'a', $8a, class_imp
        .ins 't', 'x', 's', $9a, class_imp
        .ins 't', 'y', 'a', $98, class_imp
optab_end

        .if optab_end - optab != 56 * ROW_SIZE
        .error "the 6502 has 56 instructions"
        .endif
