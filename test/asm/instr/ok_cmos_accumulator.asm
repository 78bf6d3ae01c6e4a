; The accumulator may be named or not; ina and dea are other names.
;options --cpu 65sc02
;nocpu
        inc a                           ;= 1A
        inc                             ;= 1A
        INA                             ;= 1A
        dec a                           ;= 3A
        dec                             ;= 3A
        dea                             ;= 3A
        inc $12                         ;= E6 12
