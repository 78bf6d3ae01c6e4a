        * = $1000
put     .macro v
        jmp .v
        .endm
        .put end                        ;= 4C 03 10
end     nop                             ;= EA
