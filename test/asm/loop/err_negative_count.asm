        .rept -1                        ;! OF0615
        .endrept
