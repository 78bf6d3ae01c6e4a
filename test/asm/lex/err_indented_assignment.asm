        size = 4                        ;! OF0109
