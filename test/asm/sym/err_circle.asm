aa      = bb + 1                        ;! OF0304
bb      = aa + 1
