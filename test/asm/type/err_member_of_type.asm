; A name behind a structure type is a member of it, or there is none (3.5).
; SPDX-License-Identifier: MIT
point   .struct
x       .byte ?
in      .struct
y       .byte ?
        .endstruct
        .endstruct
pair    .union
lo      .byte ?
        .endunion
copy    = point
        .byte point.q           ;! OF0215 15-21
        .byte point.in.q        ;! OF0215 15-24
        .byte point.x.q         ;! OF0215 15-23
        .byte (point).q         ;! OF0215 15-23
        .byte copy.q, pair.q    ;! OF0215 15-20 ;! OF0215 23-28
        .byte later.q           ;! OF0215 15-21
later   .struct
x       .byte ?
        .endstruct
        .byte .sizeof(point.q)  ;! OF0215
        .byte other.q           ;! OF0301 15-21
scope   .block
        .endblock
        .byte scope.q           ;! OF0301
