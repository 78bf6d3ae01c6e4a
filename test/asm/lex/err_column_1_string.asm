"text"                                  ;! OF0107
