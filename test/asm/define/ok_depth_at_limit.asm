;options --limit define-depth=3 -D AA=B -D B=C -D C=3
        .byte AA                         ;= 03
