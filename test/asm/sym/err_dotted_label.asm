a.b     nop                             ;! OF0306
