        .ptext "abc"                    ;= 03 61 62 63 ;not OF0416
        .ptext ""                       ;= 00
        .ptext "a", 2, 3..5             ;= 04 61 02 03 04
