


        nop                             ;= EA

