; The text is not bracketed.
;options -D SUM=1+2
        .byte SUM*2                     ;= 05
