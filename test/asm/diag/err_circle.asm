one     = two                           ;! OF0304 1-3
two     = one
