; Zero page variables without bytes.
        * = $20
ptr     .ds 2
count   .ds 1
        * = $1000
        lda ptr                         ;= A5 20
        inc count                       ;= E6 22
