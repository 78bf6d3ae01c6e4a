        .for "abc"                      ;! OF0615
        .endfor
