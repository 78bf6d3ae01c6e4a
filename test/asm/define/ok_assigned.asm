; The assigned name stays, the value is replaced.
;options -D AA=5
AA       = AA + 1
        .byte AA                         ;= 05
