        .if 1
        .block
        .else                           ;! OF0310 9-13
        .endblock
        .endif
