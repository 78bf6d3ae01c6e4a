; It grows when the value turns out larger.
        lda later                       ;= AD 34 12
later   = $1234
