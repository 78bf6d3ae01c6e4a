a       .macro
        .endm
b       .segment
        .ends
a:      .a                              ; a macro is no symbol
b:      .b
a       = 1                             ;! OF0302
