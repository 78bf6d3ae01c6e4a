;options --cpu 65816
;nocpu
        .databank $7e
        ldx $1234                       ;! OF0508 13-17
        ldx $7f1234                     ;! OF0508 13-19
        sta.w $12345                    ;! OF0508 15-20
        stz $7f0000,x                   ;! OF0508 13-19
        ldx $7e1234                     ;not OF0508
        jsr $123456                     ;! OF0508 13-19
        jmp ($123456,x)                 ;! OF0508 14-20
        jmp ($12345)                    ;! OF0503 14-19
        .databank auto
        ldx $12345                      ;! OF0503 13-18
        .dpage $2000
        lda $3000,d                     ;! OF0503 13-17
        lda.b $1fff                     ;! OF0503 15-19
        ldx.w -1                        ;! OF0503 15-16
        jsr $1000000                    ;! OF0503 13-20
        .databank 1
        ldx -1                          ;! OF0503 13-14
