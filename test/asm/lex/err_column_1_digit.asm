1nop                                    ;! OF0107
