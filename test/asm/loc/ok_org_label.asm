; The label of .org has the address before it.
        * = $10
here    .org $20
        .word here                      ;= 10 00
