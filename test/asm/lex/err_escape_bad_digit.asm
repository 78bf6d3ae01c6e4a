        .text "\xg0"                    ;! OF0104
