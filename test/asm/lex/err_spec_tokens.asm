; What chapter 1 of the language refuses.
; SPDX-License-Identifier: MIT
        .byte 12b                       ;! OF0105 15-17
        .byte 18o                       ;! OF0105
        .byte 1ad                       ;! OF0105
        .byte 12a                       ;! OF0105
        .byte 0xfg                      ;! OF0105
        .byte 0x                        ;! OF0105
        .byte 0b2                       ;! OF0105
        .byte 0b12                      ;! OF0105
        .byte 1gh                       ;! OF0105
        .byte 9q                        ;! OF0105
        .byte $12g                      ;! OF0105
        .byte $g                        ;! OF0202
        .byte %102                      ;! OF0105
        .byte 9223372036854775808       ;! OF0106 15-33
        .byte $10000000000000000        ;! OF0106 15-32
        .byte 2000000000000000000000o   ;! OF0106
        .byte -9223372036854775808      ;! OF0106
        .byte 9223372036854775808d      ;! OF0106
        lda af'                         ;! OF0101 15-15
        lda #a'x'                       ;! OF0101
a@b     = 1                             ;! OF0101
