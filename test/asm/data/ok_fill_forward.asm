        .fill later, later              ;= 02 02
later   = 2
