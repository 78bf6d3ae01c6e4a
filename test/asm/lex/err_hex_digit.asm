        .byte $1G                       ;! OF0105
        .byte 0x1G                      ;! OF0105
        .byte 0x                        ;! OF0105
