        asl a                           ;= 0A
        lsr a                           ;= 4A
        rol A                           ;= 2A
        ror a                           ;= 6A
