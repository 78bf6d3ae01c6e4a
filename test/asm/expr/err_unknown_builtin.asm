        .byte .nosuch(1)                ;! OF0214
