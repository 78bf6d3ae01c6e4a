;options -D STEP=+2 -D LIST=0..3
        .for n in LIST
        .byte n STEP                    ;= 02 03 04
        .endfor
