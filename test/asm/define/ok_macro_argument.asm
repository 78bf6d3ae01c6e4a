; Arguments are put in before, so they are replaced too, and the name of a macro.
;options -D VAL=4 -D PUT=.put1
put1    .macro n
        .byte .n, "VAL"
        .endm
        .put1 VAL                       ;= 04 56 41 4C
