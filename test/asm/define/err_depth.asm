;options --limit define-depth=2 -D AA=B -D B=C -D C=3
        .byte AA                         ;! OF1203 15-16
