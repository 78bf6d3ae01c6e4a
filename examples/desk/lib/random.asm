; random.asm - numbers by xorshift with 16 bits.
;
; The parameter first_seed gives the state after the start; it must not be zero.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module lib.random
        .use lib.macros (*)
        .use lib.regs (*)

first_seed :?= 1
        .assert first_seed != 0, "zero stays zero for ever"

        .section zvars, kind=zp, logical
        .pub
seed    .res byte, 2
        .priv
        .endsection

        .section text, kind=code, logical
        .pub

; init: the same numbers after each start.
init    .proc
        .ldw seed, first_seed
        rts
        .endproc

; next: the next number in num, 1 to 65535; keeps X and Y.
next    .proc
        lda seed + 1            ; seed ^= seed << 7
        lsr
        lda seed
        ror
        pha
        lda #0
        ror
        eor seed
        sta seed
        pla
        eor seed + 1
        sta seed + 1
        lsr                     ; seed ^= seed >> 9
        eor seed
        sta seed
        eor seed + 1            ; seed ^= seed << 8
        sta seed + 1
        sta num + 1
        lda seed
        sta num
        rts
        .endproc

; below: a number from 0 to A - 1 in A; A is not zero. X and Y are kept.
below   .proc
        pha
        jsr next
        pla
        phx
        sta len
        lda #0
        ldx #16
divide: asl num                 ; remainder of num by A
        rol num + 1
        rol
        bcs above
        cmp len
        bcc less
above:  sbc len
less:   dex
        bne divide
        plx
        rts
        .endproc

        .endsection
        .endmodule
