        .block
        .if 1
        .endblock                       ;! OF0310 9-17
        .endif
        .endblock
