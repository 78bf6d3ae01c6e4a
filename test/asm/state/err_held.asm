;options --cpu 65816
;nocpu
        .assume e=1
        .al                             ;! OF0509 9-11
        .xl                             ;! OF0509 9-11
        .assume m=0                     ;! OF0509 17-17
        .assume x=0, m=1                ;! OF0509 17-17
        lda #$1234                      ;! OF0503 14-18
        .assume e=0
        .al
        lda #$1234                      ;not OF0503
