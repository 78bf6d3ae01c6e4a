; The one quotient that does not fit wraps.
small   = $8000000000000000
        .byte small/-1 == small         ;= 01
        .byte small%-1                  ;= 00
