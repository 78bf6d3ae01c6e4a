;options --limit candidates=1
        lda far                         ;! OF1222 9-11
far     = $1234
