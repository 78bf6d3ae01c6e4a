;options --max-errors 1
        .byte 255                       ;= FF ;not OF1224
        jmp ($12ff)                     ;= 6C FF 12 ;! OF0513 14-18
        jmp ($12ff)                     ;= 6C FF 12 ;! OF0513 ;not OF1224
