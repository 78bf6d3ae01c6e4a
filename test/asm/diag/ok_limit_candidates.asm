;options --limit candidates=2
        lda far                         ;= AD 34 12 ;not OF1222
far     = $1234
