; A pattern whose statement lets another one come up.
        one
        .if 1
        .statement one
        .if 1
        two                     ;not OF0501
        .endif
        .endstatement
        .statement two
        three 1
        .endstatement
        .statement three byte:a
        .byte .a
        .endstatement
        .endif
one     .segment
        .byte 9
        .endsegment
        one                     ;= 09 01
