        * = $1000
one     .byte 1, 2, 3                   ;= 01 02 03
two     .word one, two                  ;= 00 10 03 10
tri     .text "ab"                      ;= 61 62
        .word tri                       ;= 07 10
