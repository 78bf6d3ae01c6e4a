; dis.asm - the tool that disassembles memory: 65C02 with the bit instructions.
;
; What it prints can be assembled again. Opcodes without an instruction are shown as bytes.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module tools.dis
        .use lib.config (overlay_base)
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.console
        .use lib.text
        .use lib.input

bytes_column    = 6             ; where bytes, mnemonic and operand of a line begin
name_column     = 16
operand_column  = 21
dump_bytes      = 16            ; in a line of mem

; Instructions, in the order of their names below.
m       .enum
        adc
        and
        asl
        bbr
        bbs
        bcc
        bcs
        beq
        bit
        bmi
        bne
        bpl
        bra
        brk
        bvc
        bvs
        clc
        cld
        cli
        clv
        cmp
        cpx
        cpy
        dec
        dex
        dey
        eor
        inc
        inx
        iny
        jmp
        jsr
        lda
        ldx
        ldy
        lsr
        nop
        ora
        pha
        php
        phx
        phy
        pla
        plp
        plx
        ply
        rmb
        rol
        ror
        rti
        rts
        sbc
        sec
        sed
        sei
        smb
        sta
        stp
        stx
        sty
        stz
        tax
        tay
        trb
        tsb
        tsx
        txa
        txs
        tya
        wai
        none                    ; no instruction
        .endenum

; Address modes, in the order of their forms below.
imp     = 0
acc_    = 1
imm     = 2
zp      = 3
zpx     = 4
zpy     = 5
izx     = 6                     ; (zp,x)
izy     = 7
izp     = 8
abs     = 9
abx     = 10
aby     = 11
ind     = 12
iax     = 13                    ; (abs,x)
rel     = 14
zrl     = 15                    ; zero page and a branch
byt     = 16                    ; no instruction
n_modes = byt + 1

        .section zvars, kind=zp, logical
pc      .res byte, 2
rows    .res byte, 2            ; lines to print
opcode  .res byte, 1
mode    .res byte, 1
extra   .res byte, 1            ; bytes of the operand
        .endsection

        .section dis, kind=code
        .pub
image   .logical overlay_base

; dis: dis address [count] - instructions.
dis     .proc
        jsr arguments
next:   .tstw rows
        beq done
        jsr line
        .decw rows
        bra next
done:   rts
        .endproc

; memory: mem address [count] - bytes and characters, count lines of them.
memory  .proc
        jsr arguments
next:   .tstw rows
        beq done
        .mvw num, pc
        jsr console.hex_word
        jsr console.space
        ldy #0
bytes:  jsr console.space
        lda (pc),y
        jsr console.hex
        iny
        cpy #dump_bytes
        bne bytes
        jsr console.space
        jsr console.space
        ldy #0
chars:  lda (pc),y
        jsr text.printable
        jsr console.put
        iny
        cpy #dump_bytes
        bne chars
        jsr console.new_line
        .addi pc, dump_bytes
        .decw rows
        bra next
done:   rts
        .endproc

        .priv
; arguments: address and count, 16 when it is missing.
arguments .proc
        jsr input.number
        .mvw pc, num
        .ldw num, 16
        jsr text.skip
        beq done
        jsr input.number
        jsr input.no_more
done:   .mvw rows, num
        rts
        .endproc

; line: the instruction at pc; pc is behind it then.
line    .proc
        .mvw num, pc
        jsr console.hex_word
        jsr decode
        lda #bytes_column
        jsr console.pad
        ldy #0
bytes:  lda (pc),y
        jsr console.hex
        jsr console.space
        cpy extra
        iny
        bcc bytes
        lda #name_column
        jsr console.pad
        lda opcode
        jsr name
        lda #operand_column
        ldy mode
        cpy #imp
        beq no_operand
        jsr console.tab
no_operand: jsr operand
        jsr console.new_line
        lda extra
        sec                     ; and the opcode
        adc pc
        sta pc
        bcc done
        inc pc + 1
done:   rts
        .endproc

; decode: mode, extra and opcode, the number of the instruction, from the byte at pc.
decode  .proc
        stz src + 1
        lda (pc)
        asl
        rol src + 1
        sta src
        .addi src, instructions
        lda (src)
        sta opcode
        ldy #1
        lda (src),y
        sta mode
        tax
        lda sizes,x
        sta extra
        rts
        .endproc

; name: instruction A, packed as three letters of five bits; the bit instructions have a digit.
name    .proc
        asl
        tax
        .mvx num, names
        ldy #3
next:   lda #0
        ldx #5
letter: asl num
        rol num + 1
        rol
        dex
        bne letter
        clc
        adc #'a' - 1
        cmp #'a' - 1
        bne show
        lda #'.'                ; of .byte, which stands for no instruction
show:   jsr console.put
        dey
        bne next
        lda mode
        cmp #zrl
        beq bit_number
        lda (pc)
        and #$0f
        cmp #$07
        beq bit_number
        lda opcode
        cmp #m.none
        bne done
        lda #'t'
        jsr console.put
        lda #'e'
        jmp console.put
bit_number: lda (pc)
        lsr
        lsr
        lsr
        lsr
        and #7
        jmp console.digit
done:   rts
        .endproc

; operand: by the form of the mode, in which @ stands for the bytes of the operand, = for the target
; of a branch and ! for the opcode itself.
operand .proc
        lda mode
        asl
        tax
        .mvx str, forms
        ldy #0
next:   lda (str),y
        beq done
        phy
        cmp #'@'
        beq value
        cmp #'='
        beq target
        cmp #'!'
        beq itself
        jsr console.put
        bra told
value:  ldy #1
        lda mode
        cmp #zrl
        beq short               ; its second byte is the branch
        lda extra
        cmp #2
        bne short
        iny
        lda #'$'
        jsr console.put
        lda (pc),y
        jsr console.hex
        dey
        lda (pc),y
        jsr console.hex
        bra told
itself: ldy #0
short:  lda #'$'
        jsr console.put
        lda (pc),y
        jsr console.hex
        bra told
target: jsr branch
told:   ply
        iny
        bra next
done:   rts
        .endproc

; branch: the target of the branch whose distance is the last byte of the operand.
branch  .proc
        ldy extra
        lda (pc),y
        ldx #0
        cmp #$80
        bcc forward
        dex
forward: clc
        adc pc
        sta num
        txa
        adc pc + 1
        sta num + 1
        lda extra               ; counted from the next instruction
        inc a
        .adda num
        lda #'$'
        jsr console.put
        jmp console.hex_word
        .endproc

; --- Modes -------------------------------------------------------------------------------------

sizes   .byte 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 1, 2, 0
sizes_end
        .assert sizes_end - sizes == n_modes, "a mode without a size"

forms   .word f_imp, f_acc, f_imm, f_zp, f_zpx, f_zpy, f_izx, f_izy, f_izp, f_zp, f_zpx, f_zpy
        .word f_izp, f_izx, f_rel, f_zrl, f_byte
forms_end
        .assert forms_end - forms == 2 * n_modes, "a mode without a form"

f_imp   .null ""
f_acc   .null "a"
f_imm   .null "#@"
f_zp    .null "@"
f_zpx   .null "@,x"
f_zpy   .null "@,y"
f_izx   .null "(@,x)"
f_izy   .null "(@),y"
f_izp   .null "(@)"
f_rel   .null "="
f_zrl   .null "@,="
f_byte  .null "!"

; --- Names -------------------------------------------------------------------------------------

; names of instructions: three letters, five bits each, from the top of a word.
letters .segment one, two, three
        .word ((.one & $1f) << 11) | ((.two & $1f) << 6) | ((.three & $1f) << 1)
        .endsegment

names   .letters 'a', 'd', 'c'
        .letters 'a', 'n', 'd'
        .letters 'a', 's', 'l'
        .letters 'b', 'b', 'r'
        .letters 'b', 'b', 's'
        .letters 'b', 'c', 'c'
        .letters 'b', 'c', 's'
        .letters 'b', 'e', 'q'
        .letters 'b', 'i', 't'
        .letters 'b', 'm', 'i'
        .letters 'b', 'n', 'e'
        .letters 'b', 'p', 'l'
        .letters 'b', 'r', 'a'
        .letters 'b', 'r', 'k'
        .letters 'b', 'v', 'c'
        .letters 'b', 'v', 's'
        .letters 'c', 'l', 'c'
        .letters 'c', 'l', 'd'
        .letters 'c', 'l', 'i'
        .letters 'c', 'l', 'v'
        .letters 'c', 'm', 'p'
        .letters 'c', 'p', 'x'
        .letters 'c', 'p', 'y'
        .letters 'd', 'e', 'c'
        .letters 'd', 'e', 'x'
        .letters 'd', 'e', 'y'
        .letters 'e', 'o', 'r'
        .letters 'i', 'n', 'c'
        .letters 'i', 'n', 'x'
        .letters 'i', 'n', 'y'
        .letters 'j', 'm', 'p'
        .letters 'j', 's', 'r'
        .letters 'l', 'd', 'a'
        .letters 'l', 'd', 'x'
        .letters 'l', 'd', 'y'
        .letters 'l', 's', 'r'
        .letters 'n', 'o', 'p'
        .letters 'o', 'r', 'a'
        .letters 'p', 'h', 'a'
        .letters 'p', 'h', 'p'
        .letters 'p', 'h', 'x'
        .letters 'p', 'h', 'y'
        .letters 'p', 'l', 'a'
        .letters 'p', 'l', 'p'
        .letters 'p', 'l', 'x'
        .letters 'p', 'l', 'y'
        .letters 'r', 'm', 'b'
        .letters 'r', 'o', 'l'
        .letters 'r', 'o', 'r'
        .letters 'r', 't', 'i'
        .letters 'r', 't', 's'
        .letters 's', 'b', 'c'
        .letters 's', 'e', 'c'
        .letters 's', 'e', 'd'
        .letters 's', 'e', 'i'
        .letters 's', 'm', 'b'
        .letters 's', 't', 'a'
        .letters 's', 't', 'p'
        .letters 's', 't', 'x'
        .letters 's', 't', 'y'
        .letters 's', 't', 'z'
        .letters 't', 'a', 'x'
        .letters 't', 'a', 'y'
        .letters 't', 'r', 'b'
        .letters 't', 's', 'b'
        .letters 't', 's', 'x'
        .letters 't', 'x', 'a'
        .letters 't', 'x', 's'
        .letters 't', 'y', 'a'
        .letters 'w', 'a', 'i'
        .letters 0, 'b', 'y'
names_end
        .assert names_end - names == 2 * (m.none + 1), "an instruction without a name"

; --- Opcodes -----------------------------------------------------------------------------------

; row: instruction and mode of four opcodes.
row     .segment a0, a1, a2, a3, a4, a5, a6, a7
        .byte .a0, .a1, .a2, .a3, .a4, .a5, .a6, .a7
        .endsegment

        .include "opcodes.inc"

        .assert instructions_end - instructions == 512, "256 opcodes"

        .here
        .pub
image_end
        .endsection
        .endmodule
