; A label without a colon that is a key; on a statement it is the address.
        .statement put byte:a
        .byte .a
        .endstatement
put     nop                     ;! OF0314 1-3
put:    nop                     ;! OF0302
put     1                       ;! OF0302 ;! OF0202
        put 1                   ;not OF0314
other   put 2                   ;not OF0314
other   put 3                   ;! OF0302
        .namespace n
        .statement inner byte:a
        .endstatement
        .endnamespace
inner   nop                     ;not OF0314
