; A faulty opener takes its body with it.
        .logical                        ;! OF0402
        .org $0300
        .here
