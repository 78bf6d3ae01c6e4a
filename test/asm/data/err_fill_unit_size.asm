        .fill 9, 1, 0                   ;! OF0413
        .fill 0, 1, 0                   ;! OF0413
