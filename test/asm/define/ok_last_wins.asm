;options -D AA=1 -D aa=2
        .byte AA                         ;= 02
