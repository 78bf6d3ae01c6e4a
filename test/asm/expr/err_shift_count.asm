        .byte 1<<64                     ;! OF0207
        .byte 1<<-1                     ;! OF0207
        .byte 1>>64                     ;! OF0207
        .byte 1>>>64                    ;! OF0207
        .byte 0>>100                    ;! OF0207
