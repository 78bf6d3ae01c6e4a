; regs.asm - the zero-page words that routines hand values over in.
;
; A routine says which of these it reads, leaves a result in or loses. Everything else a module
; keeps in zero page is its own and is not named outside of it.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module lib.regs
        .pub

        .section zvars, kind=zp, logical
txt     .res byte, 2            ; the text that is being read
str     .res byte, 2            ; a string that is printed, compared or copied
src     .res byte, 2
dst     .res byte, 2
len     .res byte, 2
num     .res byte, 2            ; a number, unsigned or signed
acc     .res byte, 4            ; longs: left operand and result
arg     .res byte, 4            ; right operand
rem     .res byte, 4            ; remainder, high half of a product
        .endsection

        .endmodule
