one     .namespace
a       = 1
        .endnamespace
one     .namespace              ;! OF0312 9-18
one     .namespace
b       = 2
        .endnamespace
