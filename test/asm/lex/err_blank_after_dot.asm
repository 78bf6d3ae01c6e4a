        . byte 1                        ;! OF0111
