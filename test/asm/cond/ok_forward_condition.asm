; A condition may depend on a symbol that comes later.
        .if later > 2
        .byte 1                         ;= 01
        .else
        .byte 2
        .endif
later   = 3
