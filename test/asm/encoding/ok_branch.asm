; A definition may stand in a branch, a call and an included file.
doit    .macro
        .encode in_call, ascii
        .cdef "a", "a", 2
        .endencode
        .endm
        .if 1
        .encode in_branch, ascii
        .cdef "a", "a", 1
        .endencode
        .encoding in_branch
        .endif
        .text "a"                       ;= 01
        doit
        .enc in_call
        .text "a"                       ;= 02
        .include "set.inc"
        .text "a"                       ;= 03
