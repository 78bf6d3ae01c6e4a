; What structures refuse (9).
; SPDX-License-Identifier: MIT
s       .struct
a       .byte ?
a       .byte ?                         ;! OF0302
        .endstruct
