        .endm                           ;! OF0311
