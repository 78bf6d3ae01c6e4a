        .null "text"                    ;image 0000: 74 65 78 74 00 ;not OF0415
        .ptext "text"                   ;image 0005: 04 74 65 78 74 ;not OF0416
        .byte 1, 2                      ;image 000A: 01 02 ;not OF0409
        .byte ?, ?                      ;not OF0409 ;not OF0218
        .incbin "inc/part.bin", 0, 4    ;image 000E: 6E 65 61 72 ;not OF1109
        .ds 0                           ;not OF0411
box     .block
a       = 1
        .endblock
        .byte box.a                     ;image 0012: 01 ;not OF0215
        inc $10                         ;image 0013: E6 10 ;not OF0507
