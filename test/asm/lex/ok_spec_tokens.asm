; Names, numbers, strings and operators as chapter 1 of the language has them.
; SPDX-License-Identifier: MIT
        .block
Foo = 1
        .BYTE fOO, FOO                  ;= 0101
        LDA #FOO                        ;= A901
        .Byte .LEN("ab")                ;= 02
        .Fill Byte, 2, $aA              ;= AAAA
A1      .MACRO X
        .Byte .x
        .EndMacro
        .a1 5                           ;= 05
        .Macro q
        .byte 7
        .ENDM
        Q                               ;= 07
        .endblock
        .block
_a1$ = 1
a$b = 2
a_ = 3
        .byte _a1$, a$b, a_             ;= 010203
        .endblock
        .block
        .word $12AB, 12ABh, 0x12AB, 0ffh, 0FFH, $fF ;= AB12AB12AB12FF00FF00FF00
        .endblock
        .block
        .byte 123, 123d, 1D             ;= 7B7B01
        .endblock
        .block
        .byte 17o, 17q, 7O              ;= 0F0F07
        .endblock
        .block
        .byte %1010, 1010b, 0b1010, 0B11, %0 ;= 0A0A0A0300
        .endblock
        .block
        .byte 1_2, 1__2_, $f_f, %1_0, 0x_f, 1_0b, 7_o ;= 0C0CFF020F0207
        .endblock
        .block
        .dword 0b1h, 0b1, 1b, 10b, 0bh, 0b ;= B1000000 01000000 01000000 02000000 0B000000 00000000
        .endblock
        .block
        .dword 0x1, 0xb, 0x1b, 0x1d, 12d, 1dh, 0d ;= 01000000 0B000000 1B000000 1D000000 0C000000 1D000000 00000000
        .endblock
        .block
a = 5
        .byte a %1                      ;= 00
        .byte 7 %10                     ;= 07
        .byte 7%2                       ;= 01
        .byte (%11)                     ;= 03
        .byte {%11}[%0]                 ;= 03
        .byte 1+%11                     ;= 04
        lda #%11                        ;= A903
        lda %11                         ;= A503
        .byte 1 ? %10 : %11             ;= 02
        .byte 0 ? %10 : %11             ;= 03
        .byte 7 %%11                    ;= 01
        .endblock
        .block
        .emit 8, 9223372036854775807    ;= FFFFFFFFFFFFFF7F
        .emit 8, $ffffffffffffffff      ;= FFFFFFFFFFFFFFFF
        .emit 8, $8000000000000000      ;= 0000000000000080
        .byte $ffffffffffffffff == -1   ;= 01
        .byte 1777777777777777777777o == -1 ;= 01
        .byte $8000000000000000 < 0     ;= 01
        .endblock
        .block
        .text "it's", 'a"b'             ;= 69742773 612262
        .text "\n\r\t\0\x41\\\'\"\q"    ;= 0A0D0900415C272271
        .text "\xaF"                    ;= AF
        .endblock
        .block
        .text "\N"                      ;= 4E
        .text "\X41"                    ;= 583431
        .endblock
        .block
        .byte 2**3, 1<<2, 8>>1, -1>>>63, 1<=2, 1>=2, 1==1, 1!=1, 1<>2, 1&&1, 0||1, 1^^1 ;= 08 04 04 01 01 00 01 00 01 01 01 00
        .byte 1..3, 1..=2               ;= 01 02 01 02
        .endblock
        .block
        .text "a;b", ';'                ;= 613b623b
        .text 'a' ; "x                  ;= 61
        .endblock
        .block
v:=3
v+=2
        .byte v                         ;= 05
        .endblock
