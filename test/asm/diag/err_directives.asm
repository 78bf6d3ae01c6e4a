        .bite 1                         ;! OF0401 9-13
        .byte                           ;! OF0402 41-41
v       := 1
v       x= 9                            ;! OF0405 12-12
        .byte 256                       ;! OF0406 15-17
        .fill -1, 0                     ;! OF0407 15-16
        .byte ""                        ;! OF0408 15-16
        .align 0                        ;! OF0412 16-16
        .fill 9, 1, 0                   ;! OF0413 15-15
        .fill byte, 1                   ;! OF0414 9-13
        .assert 1 == 2                  ;! OF0423 17-22
        .include there.asm              ;! OF1107 18-26
        .include "nowhere.inc"          ;! OF1101 18-30
