self    = self + 1                      ;! OF0304
