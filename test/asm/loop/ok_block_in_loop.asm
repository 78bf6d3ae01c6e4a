; A label inside a block of the body is defined anew each time.
        * = $1000
        .rept 2
        .block
here    jmp here                        ;= 4C 00 10 4C 03 10
        .bend
        .endrept
