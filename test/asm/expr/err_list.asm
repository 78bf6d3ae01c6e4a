; where a list cannot stand, and what is not in it
a       = {1, 2}
        .byte a + 1                     ;! OF0209 15-19
        .byte a == 1                    ;! OF0209 15-20
        .byte {a} == {1}                ;! OF0209 15-24
        .byte a < a                     ;! OF0209 15-19
        .byte -a                        ;! OF0209 15-16
        .byte a[2]                      ;! OF0210 15-18
        .byte a[-1]                     ;! OF0210 15-19
        .byte {}[0]                     ;! OF0210 15-19
        .byte a["xyz"]                  ;! OF0208 15-22
        .byte 1[0]                      ;! OF0209 15-18
        .byte {1, 2                     ;! OF0203 15-15
        .byte {1,}                      ;! OF0201 18-18
        .byte {,}                       ;! OF0201 16-16
        .byte {1 2}                     ;! OF0203 15-15
        .byte a.x                       ;! OF0301 15-17
        .byte (a).x                     ;! OF0215 15-19
        .byte {nowhere}                 ;! OF0301 16-22
        lda a                           ;! OF0209 13-13
        lda #{1}                        ;! OF0209 14-16
        .byte {?}                       ;! OF0218 15-17
        .if a                           ;! OF0431 13-13
        .endif
a       += 1                            ;! OF0303 1-1
v       := {1}
v       += 1                            ;! OF0309 1-1
        .byte 1}                        ;! OF0202 16-16
