; The label of .align has the address before the padding.
        * = $1001
here    .align 4
        .word here                      ;= 01 10
