        .statement                              ;! OF0604
        .endstatement
        .statement "x"                          ;! OF0604 20-22
        .endstatement
        .statement byte                         ;! OF0603
        .endstatement
x       .statement y                            ;! OF0403 1-1
        .endstatement
        .statement z char:res                   ;! OF0610
        .endstatement
l       .statement z2 "a                        ;! OF0103
        .endstatement
        .endstatement                           ;! OF0311
        .statement open                         ;! OF0312
        nop
