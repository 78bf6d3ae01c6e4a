;options -D AA=B+1 -D B=C*2 -D C=3
        .byte AA                         ;= 07
