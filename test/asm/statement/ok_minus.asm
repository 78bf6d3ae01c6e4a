; A `-` that touches a number belongs to it in a numeric capture, unless a text takes it.
        .statement n byte:a
        .byte .a
        .endstatement
        .statement d byte:a "-" byte:b
        .byte .a, .b
        .endstatement
        .statement t byte:a byte:b
        .byte .a, .b
        .endstatement
        n -1                    ;= FF
        n -$80                  ;= 80
        d 5-3                   ;= 05 03
        d 5 - 3                 ;= 05 03
        d 5--3                  ;= 05 FD
        t 5-3                   ;= 05 FD
        t -1 -2                 ;= FF FE
