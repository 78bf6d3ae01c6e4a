        .null "ab", 3                   ;= 61 62 03 00 ;not OF0415
        .null ""                        ;= 00
