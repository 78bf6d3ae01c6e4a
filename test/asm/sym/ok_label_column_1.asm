        * = $1000
first   nop                             ;= EA
second                                  ; on a line of its own
        .word first, second             ;= 00 10 01 10
