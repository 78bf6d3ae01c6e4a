        * = $1000
back    bne back                        ;= D0 FE
        bcc back                        ;= 90 FC
        beq ahead                       ;= F0 01
        nop                             ;= EA
ahead   bvs $1008+128                   ;= 70 7F
