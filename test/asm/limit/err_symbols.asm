;options --limit symbols=2
one     = 1
two     = 2
three   = 3                             ;! OF1215
