; A reference joins with the text in front of it.
tab1    = 4
tab2    = 5
put     .macro idx
        .byte tab.idx
        .endm
        .put 1                          ;= 04
        .put 2                          ;= 05
