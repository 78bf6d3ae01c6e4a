        .org                            ;! OF0402
