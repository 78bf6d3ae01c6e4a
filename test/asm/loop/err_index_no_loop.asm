one     .block
here    nop
        .endblock
        .byte one[0].here               ;! OF0209
        .byte .len(one)                 ;! OF0209
        .for 1
        .endfor
