n:
        .for n in 0..2                  ;! OF0618 14-14
        .endfor
