        asl                             ;= 0A
        lsr                             ;= 4A
