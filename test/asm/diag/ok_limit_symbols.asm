;options --limit symbols=2
one     = 1
two     = 2                             ;not OF1215
        .byte one, two                  ;= 01 02
