; Lines of an enumeration are members, whatever keys there are; outside of modules there is nothing.
        .statement red byte:a
        nop                                     ;! OF0426
        .endstatement
color   .enum
        red
        red 1                   ;! OF0427 ;! OF0302
        .endenum
point   .struct
        red 1
        nop                     ;! OF0426
        .endstruct
