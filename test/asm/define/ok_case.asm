;options -D Name=7
        .byte name, NAME, Name          ;= 07 07 07
