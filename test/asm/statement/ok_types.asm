; What each type takes.
name    = 1
        .statement b byte:v
        .byte 1
        .endstatement
        .statement w word:v
        .byte 2
        .endstatement
        .statement l long:v
        .byte 3
        .endstatement
        .statement c char:v
        .byte 4
        .endstatement
        .statement s str:v
        .byte 5
        .text .v
        .endstatement
        b 0                     ;= 01
        b 255                   ;= 01
        b -128                  ;= 01
        b name                  ;= 01
        b x                     ;= 01
        b 'x'                   ;= 01
        w -32768                ;= 02
        w $FFFF                 ;= 02
        w name                  ;= 02
        w (ix)                  ;= 0A
        w 'x'                   ;= 02
        w "xy"                  ;= 02
        l -2147483648           ;= 03
        l $FFFFFFFF             ;= 03
        l name                  ;= 03
        c q                     ;= 04
        c a                     ;= 04
        c "q"                   ;= 04
        s "text"                ;= 05 74 65 78 74
        s ""                    ;= 05
        .statement w "(" byte:r ")"
        .byte 10
        .endstatement
