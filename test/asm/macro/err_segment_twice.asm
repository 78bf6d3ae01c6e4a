; Macros and segments share a name space.
put     .macro
        .endm
put     .segment                        ;! OF0602 9-16
        .ends
