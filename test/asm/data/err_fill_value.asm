        .fill 2, 256                    ;! OF0406
