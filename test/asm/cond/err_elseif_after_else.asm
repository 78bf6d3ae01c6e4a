        .if 1
        .else
        .elseif 1                       ;! OF0429
        .endif
