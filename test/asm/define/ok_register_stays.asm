; A register of the CPU stays.
;options -D X=5 -D a=6
        lda $10,x                       ;= B5 10
        asl a                           ;= 0A
