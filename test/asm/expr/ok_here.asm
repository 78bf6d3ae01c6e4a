; * and $ are the address of the statement's start.
        * = $1000
        .word *                         ;= 00 10
        .word $                         ;= 02 10
        .word *+2                       ;= 06 10
        .byte *-$1000                   ;= 06

