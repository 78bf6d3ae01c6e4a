; A definition without text leaves nothing.
;options -D NOTHING=
        NOTHING
        lda #1 NOTHING                  ;= A9 01
