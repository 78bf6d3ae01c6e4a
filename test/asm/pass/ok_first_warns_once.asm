; What the first pass warned of before it met something open is said once.
        .warn "one"                     ;! OF0425
        .byte later                     ;= 07
        .warn "two"                     ;! OF0425
later   = 7
