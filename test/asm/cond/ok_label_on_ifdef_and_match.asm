;options -D A
        .byte 0                         ;= 00
one     .ifdef A
        .byte 1                         ;= 01
two     .else
        .byte 9
three   .endif
four    .match 1
five    .case 1
        .byte 2                         ;= 02
six     .default
seven   .endmatch
        .byte one, two, three, four, five, six, seven ;= 01 02 02 02 02 03 03
