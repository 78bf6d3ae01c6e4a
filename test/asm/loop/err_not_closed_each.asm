        .while 1                        ;! OF0312 9-14
        .endwhil                        ;! OF0401 9-16
