        * = $2000
        jmp *                           ;= 4C 00 20
        bne *                           ;= D0 FE
        beq *+2                         ;= F0 00
        jmp *+3                         ;= 4C 0A 20
