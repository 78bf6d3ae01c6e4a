	nop  ;! OF0102
