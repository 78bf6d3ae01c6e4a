        .byte 1                         ;= 01           ;not OF0401 ;not OF0402
        .byte 255, -128                 ;= FF 80        ;not OF0406
        .fill 0, 0                      ;not OF0407
        .text ""                        ;not OF0408
        .align 1                        ;not OF0412
        .fill 8, 1, 0                   ;= 00 00 00 00 00 00 00 00 ;not OF0413
        .fill byte, 1, 2                ;= 02           ;not OF0414
        .assert 1 == 1                  ;not OF0423
        .include "inc/near.inc"         ;not OF1101 ;not OF1107
        .byte near                      ;= 07
        .end                            ;not OF0403
