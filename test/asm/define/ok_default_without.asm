DEBUG   :?= 0
        .byte DEBUG                     ;= 00
