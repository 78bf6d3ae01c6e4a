row     .bfor 2
here    nop
        .endfor
        .byte row[2].here               ;! OF0210
        .byte row[-1].here              ;! OF0210
        .byte row[0].there              ;! OF0215
