n       .namespace
put     .segment
here    .byte <here
        .endsegment
        .endnamespace
        .n.put                          ;= 00
        .byte <here                     ;= 00
