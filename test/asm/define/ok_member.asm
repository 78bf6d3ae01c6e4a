; The same behind an index.
;options -D here=9
row     .bfor 2
here    nop                             ;= EA EA
        .endfor
        .byte <row[1].here              ;= 01
