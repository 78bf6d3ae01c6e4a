; The count is evaluated once, at the opener.
n       := 2
        .rept n
n       += 1
        .byte n                         ;= 03 04
        .endrept
