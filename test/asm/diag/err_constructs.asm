        .if 1
        .endfor                         ;! OF0311 9-15
        .endif
        .if 1
        .else
        .else                           ;! OF0429 9-13
        .endif
        .if "text"                      ;! OF0431 13-18
        .endif
        .block                          ;! OF0312 9-14
