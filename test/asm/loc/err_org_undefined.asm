        .org nothing                    ;! OF0301
