; The same definition is reached twice in a pass.
        .for 2
put     .macro                          ;! OF0602
        .endm
        .endfor
