        .endunion                       ;! OF0311 9-17
        .endenum                        ;! OF0311 9-16
        .enum 1,                        ;! OF0201
        .endenum
        .struct x                       ;! OF0403
        .endstruct
n       .enum
        nop 1                           ;! OF0427 13-13
        .endenum
