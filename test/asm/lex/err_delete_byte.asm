	nop  ;! OF0102
