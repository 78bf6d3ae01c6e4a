        .byte later, <big, >big         ;= 05 34 12
        .word big                       ;= 34 12
later   = 5
big     = $1234
