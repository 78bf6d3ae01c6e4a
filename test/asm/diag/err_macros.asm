outer   .macro
inner   .macro                          ;! OF0601 9-14
        .endmacro
        .endmacro
m       .macro a
        .byte .a
        .endmacro
m       .macro                          ;! OF0602 1-1
        .endmacro
byte    .macro                          ;! OF0603 1-4
        .endmacro
bad     .macro 5                        ;! OF0604 16-16
        .endmacro
two     .macro a, b
        .byte .a, .b
        .endmacro
        .two 1, , 2                     ;! OF0605 14-19
        .two 1                          ;! OF0606 9-12
three   .macro
        .byte .1                        ;! OF0607 15-16
        .endmacro
        .three
brace   .macro a
        .byte .{none}                   ;! OF0608 17-20
        .endmacro
        .brace 1
        .two (1                         ;! OF0609 14-15
hides   .macro byte                     ;! OF0610 16-19
        .endmacro
open    .macro
        .if 1
        .endmacro
        .open                           ;! OF0613 9-13
