put     .macro 1                        ;! OF0604
        .endm
