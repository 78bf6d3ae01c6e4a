;options --limit image-bytes=4
        nop
        lda $1234
        nop                             ;! OF1219
