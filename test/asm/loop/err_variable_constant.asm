v       = 1
        .for v in 0..2                  ;! OF0618
        .endfor
