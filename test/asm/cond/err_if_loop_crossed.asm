; The loop is not closed in the branch it was opened in; the branch ends with the line before .endif.
        .if 1
        .for 2                          ;! OF0312 9-12
        .byte 1
        .endif
        .endfor                         ;! OF0311 9-15
