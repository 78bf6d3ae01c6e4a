; Local names of the body belong to the label in front; a label that no key is needs no colon.
        .statement skip byte:a
        .byte _over - * , .a
_over   nop
        .endstatement
one     skip 1                  ;= 02 01 EA
two     skip 2                  ;= 02 02 EA
        .byte two - one         ;= 03
skips   nop                     ;= EA ;not OF0314
