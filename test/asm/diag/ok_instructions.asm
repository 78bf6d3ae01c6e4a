        lda #255                        ;= A9 FF        ;not OF0501 ;not OF0503 ;not OF0514
        lda (1),y                       ;= B1 01        ;not OF0502
        bne *+129                       ;= D0 7F        ;not OF0505
        jmp ($12fe)                     ;= 6C FE 12     ;not OF0513
        .cpu "6502"                     ;not OF0504
