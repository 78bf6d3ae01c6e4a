here    nop
here    := 2                            ;! OF0303
