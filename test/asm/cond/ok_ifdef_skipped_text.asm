; Text in a false branch is not looked at, and defines nothing.
        .ifdef ABSENT
        "not closed
        .endfor
        $$$ ???
put     .macro
        .endm
        .include "absent.inc"
        .endif
put     .macro
        .byte 1                         ;= 01
        .endm
        .put
