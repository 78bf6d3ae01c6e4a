; Said at the opener, whatever parts followed it.
        .if 0                           ;! OF0312 9-11
        .byte 1
        .elseif 1
        .byte 2
        .else
        .byte 3
