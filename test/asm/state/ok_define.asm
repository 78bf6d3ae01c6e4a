;options --cpu 65816 -D m=x -D NARROW=1
;nocpu
; The key of a state is no name that a text definition replaces; its value is.
        .assume m=0, x=NARROW
        lda #1                          ;= A9 01 00
        ldx #1                          ;= A2 01
