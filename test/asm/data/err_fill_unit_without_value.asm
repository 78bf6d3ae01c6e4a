        .fill word, 2                   ;! OF0414
