;options --cpu 65816
;nocpu
        mvn #1,#2                       ;= 54 02 01
        mvp $7e,$7f                     ;= 44 7F 7E
        per *+3                         ;= 62 00 00
        brl *                           ;= 82 FD FF
        pea $1234                       ;= F4 34 12
        pea #-1                         ;= F4 FF FF
        cop #2                          ;= 02 02
        wdm #3                          ;= 42 03
        lda 3,s                         ;= A3 03
        lda (3,s),y                     ;= B3 03
        .byte ^$123456, .bank($123456)  ;= 12 12
