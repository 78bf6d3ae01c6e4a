; A loop whose label is taken still gives its iterations to what refers to them.
x       nop
x       .bfor 2                         ;! OF0302 1-1
y       nop
        .endfor
        .word x[0].y, x[1].y
