        .endnamespace                   ;! OF0311 9-21
        .endn                           ;! OF0311 9-13
three   .namespace
a       = 1
        .endnamespace
        .byte a                         ;! OF0301 15-15
        .byte three.b                   ;! OF0301 15-21
one     .namespace two                  ;! OF0403
        .endnamespace
        .namespace                      ;! OF0317
        .endnamespace
