        .for 1
        .block
        .endfor                         ;! OF0310 9-15
