; A call in a body is looked up from where the call stands.
n       .namespace
val     = 5
put     .macro
        .byte val
        .endm
        .put                            ;= 05
        .endn
val     = 6
        .n.put                          ;= 06
