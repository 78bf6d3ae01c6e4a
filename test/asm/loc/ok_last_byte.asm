        * = $ffff
        .byte 1                         ;image FFFF: 01
