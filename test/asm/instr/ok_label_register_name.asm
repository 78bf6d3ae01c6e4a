; A register name is a symbol where no form takes a register.
x       = 5
        .byte x                         ;= 05
