        .ptext 0..255
        .ptext 0..256                   ;! OF0416 9-14
