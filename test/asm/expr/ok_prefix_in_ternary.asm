; The rest ends at the colon of the enclosing ?:.
        .byte 1 ? <$1234 : 0            ;= 34
        .byte 0 ? 0 : >$1234            ;= 12
        .byte 1 ? >$1234 : $5678&0      ;= 12
