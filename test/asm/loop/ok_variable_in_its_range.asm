; the operands of a loop are looked at once, before its variable changes
i       := 3
        .for i in 0..i
        .byte i                         ;= 00 01 02
        .endfor
