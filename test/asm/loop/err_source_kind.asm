        .for v in 5                     ;! OF0615
        .endfor
