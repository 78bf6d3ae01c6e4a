; Two calls in one scope define its labels twice.
put     .segment
here:                                   ;! OF0302
        .ends
        .put
        .put
