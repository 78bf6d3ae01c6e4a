        .fill -1, 0                     ;! OF0407
        .fill byte, -1, 0               ;! OF0407
