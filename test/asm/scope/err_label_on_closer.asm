; The label of a closer is defined outside of what is closed.
e       nop
        .block
        nop
e       .endblock                       ;! OF0302 1-1
b       .block
f       .endblock
        .byte b.f                       ;! OF0301 15-17
g       .endblock                       ;! OF0311 9-17
