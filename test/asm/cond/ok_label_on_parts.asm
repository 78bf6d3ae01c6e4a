; A label on a part stands as if on a line of its own, outside the construct.
        * = $1000
        nop                             ;= EA
one     .if 0
        nop
two     .endif
        .word one, two                  ;= 01 10 01 10
