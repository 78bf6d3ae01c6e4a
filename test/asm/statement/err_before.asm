; A definition that is not static is not known in front of its line.
        put 1                   ;! OF0501
        .if 1
        .statement put byte:a
        .byte .a
        .endstatement
        .endif
        put 2                   ;not OF0501
        .if later
        .statement never byte:a
        .endstatement
        .endif
        never 1                 ;! OF0501
later   = 0
