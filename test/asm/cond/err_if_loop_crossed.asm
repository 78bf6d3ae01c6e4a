; The loop is not closed in the branch it was opened in.
        .if 1
        .for 2
        .byte 1
        .endif                          ;! OF0310 9-14
        .endfor
