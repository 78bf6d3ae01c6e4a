;options --limit block-depth=4
; Constructs of all kinds count together, those of a macro with those around its call.
m       .macro
        .block
        .if 1
        .if 1                           ;! OF1204
        .endif
        .endif
        .endblock
        .endm
        .namespace n
        .rept 1
        .m
        .endrept
        .endnamespace
