; A construct does not stand in an enumeration: one message for all of its lines, however it is
; labelled; nothing in it is a member.
        .enum
x       .if 1                           ;! OF0427
y
        .endif
        .for i in 1..2                  ;! OF0427 9-12
        .else
        .endfor
 z      .if 1                           ;! OF0427
        .else
        .endif
        .byte 1                         ;! OF0427
last
        .endenum
        .cerror last == 0, "first"      ;! OF0424
