; The current address is that of the statement, for every operand of it.
        * = $1000
        .word *, $, *                   ;= 00 10 00 10 00 10
