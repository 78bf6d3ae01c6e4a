; A CPU with more than 16 address bits: the one without instructions.
;nocpu
        .byte ^$123456                  ;= 12
        .byte ^$1234ff+1                ;= 12
