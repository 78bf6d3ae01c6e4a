        jmp ($10ff)                     ;! OF0513 ;= 6C FF 10
        jmp ($10fe)                     ;= 6C FE 10
