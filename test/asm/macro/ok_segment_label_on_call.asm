; A label on a call of a segment is the address in front of the expansion.
put     .segment
        .byte 1, 2
here:
        .endsegment
        .byte 0                         ;= 00
call    .put                            ;= 01 02
        .byte call, here                ;= 01 03
