base    = $1000
        * = base + $20
        .word *                         ;image 1020: 20 10
        * = * + 2
        .word *                         ;image 1024: 24 10
