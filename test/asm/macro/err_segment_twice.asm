; Macros and segments share a name space.
put     .macro
        .endm
put     .segment                        ;! OF0602 1-3
        .ends
