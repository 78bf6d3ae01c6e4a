        .text "abc\"                    ;! OF0103
