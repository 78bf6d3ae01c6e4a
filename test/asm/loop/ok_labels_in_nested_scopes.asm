; An unscoped loop in a scoped one may not hold labels, but blocks and calls in it may.
        .bfor 2
one     .byte <one                      ;= 00
        .for 1
        .block
two     .byte <two                      ;= 01 02 03
        .endblock
        .endfor
        .endfor
