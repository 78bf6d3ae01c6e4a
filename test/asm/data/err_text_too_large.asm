        .text 256                       ;! OF0406
