        .text "aZ[@ 1"                  ;= 61 5A 5B 40 20 31
        .encoding petscii               ;not OF0417
        .text "abzABZ[@ 1"              ;= 41 42 5A C1 C2 DA 5B 40 20 31
        .enc screen
        .text "@abz[] 19?ABZ" ;= 00 01 02 1A 1B 1D 20 31 39 3F 41 42 5A ;not OF0419
        .enc ASCII
        .text "aA"                      ;= 61 41
