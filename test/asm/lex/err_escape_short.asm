        .text "\x4"                     ;! OF0104
