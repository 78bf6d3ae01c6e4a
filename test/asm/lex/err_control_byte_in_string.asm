	.text "ab" ;! OF0102
