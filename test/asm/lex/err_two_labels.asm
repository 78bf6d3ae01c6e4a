one     two: nop                        ;! OF0108
