; What cannot stand in a type has one message, its closer none.
; SPDX-License-Identifier: MIT
point   .struct
        .block                  ;! OF0426 9-14
x       .byte ?
        .endblock
        .block                  ;! OF0426
        .endblock
        .endblock               ;! OF0426
        .namespace inner        ;! OF0426
        .endnamespace
y       .byte ?
        .endstruct
        .byte point.y, point.x
color   .enum
        .block                  ;! OF0427
        red
        .endblock
        .endenum
        .byte color.red
        .block 5                ;! OF0403
        .endblock 6
        .endblock               ;! OF0311
