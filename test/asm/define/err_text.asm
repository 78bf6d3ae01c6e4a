; AA text that cannot be read is said where it stands.
;options -D "AA=\"open" -D B=12x
        .byte AA                         ;! OF0103 15-16
        .byte B                         ;! OF0105 15-15
