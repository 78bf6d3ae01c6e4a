        .endsegment                     ;! OF0311 9-19
        .ends                           ;! OF0311 9-13
put     .segment
a       .ends                           ;! OF0403 1-1
