        .for 0                          ;not OF0615
        .endfor                         ;not OF0617
        .rept 1
        .block
once    nop                             ;= EA           ;not OF0616
        .endblock
        .endrept
i       := 1
        .for i in 1..3                  ;not OF0615 ;not OF0618
        .byte i                         ;= 01 02
        .endfor
