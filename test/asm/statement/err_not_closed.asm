; Without its closer a definition holds the rest of the file, and what it matches is not known.
        put 1
        .statement put byte:a                   ;! OF0312
        .byte .a
