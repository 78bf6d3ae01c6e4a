; The end of an included file that stands in it changes nothing.
        .logical 5
        .include "logical.inc"          ;= 05
        .byte $                         ;= 06
        .here
        .byte $                         ;= 02
