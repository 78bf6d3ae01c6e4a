        .org $1000
        nop                             ;image 1000: EA
        .org $1004
        nop                             ;image 1004: EA
        * = $0ffe
        nop                             ;image 0FFE: EA
