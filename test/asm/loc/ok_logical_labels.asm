; Labels, $ and branches use the run address; bytes go on at the load address.
        .org $1000
        nop                             ;image 1000: EA
        .logical $c000
here    jmp here                        ;image 1001: 4C 00 C0
        .word $, here                   ;image 1004: 03 C0 00 C0
        .here
behind  .word behind                    ;image 1008: 08 10
        .word here                      ;image 100A: 00 C0
