        .bfor c in "ab"
c2      = c + 1
        .byte c2                        ;= 62 63
        .endfor
