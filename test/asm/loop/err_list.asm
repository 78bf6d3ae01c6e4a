; a list is no count
        .for {1, 2}                     ;! OF0615 14-19
        .endfor
        .rept {1}                       ;! OF0615 15-17
        .endrept
        .for v in {1}[0]                ;! OF0615 19-24
        .endfor
