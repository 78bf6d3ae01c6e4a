        .else                           ;! OF0311
        .elseif 1                       ;! OF0311
        .endif                          ;! OF0311
