; After an operand % is the remainder, whatever stands behind it.
five    = 5
        .byte 7%2                       ;= 01
        .byte 7 %2                      ;= 01
        .byte five %10                  ;= 05
        .byte (five) %11                ;= 05
        .byte 7 % %11                   ;= 01
