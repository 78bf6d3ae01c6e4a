two     .macro
        nop
        nop
        .endmacro
        .two                            ;= EA EA
        .two                            ;= EA EA
