	nop ;! OF0102 
