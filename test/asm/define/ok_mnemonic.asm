;options -D WAIT=nop -D LOAD=lda -D 'STORE=sta $10,x' -D D=.byte
        WAIT                            ;= EA
        LOAD #5                         ;= A9 05
        STORE                           ;= 95 10
        LOAD $1234                      ;= AD 34 12
