; A segment defines its labels in the scope of the call.
put     .segment
here    nop                             ;! OF0616
        .ends
        .for 1
        .put
        .endfor
