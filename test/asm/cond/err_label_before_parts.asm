; Labels on parts stand in front of the construct.
a       .ifdef A
a       .endif                          ;! OF0302 1-1
