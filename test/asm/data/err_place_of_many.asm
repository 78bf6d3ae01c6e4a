; The place of a message is that of its operand, however many stand in front of it.
        .byte 0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,999 ;! OF0406 47-49
        .byte 0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,999 ;! OF0406 75-77
