; A definition inside .if holds from its line on only, also when .ifdef stands in it.
;options -D A
        .put                            ;! OF0401
        .if 1
        .ifdef A
put     .macro
        .byte 1
        .endm
        .endif
        .endif
        .put
