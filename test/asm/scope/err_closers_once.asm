; One mistake is one message: the closer behind it is excused, the next one is not.
b       .block foo                      ;! OF0403 16-18
        .block
        .endblock
        .endblock
        .endblock                       ;! OF0311 9-17
        .for 1
        .if 1
        .endfor                         ;! OF0310 9-15
        .endif
        .if 1
        .logical 5
        .endif                          ;! OF0310 9-14
        .here
        jsr p
p       .proc
        .logical 5
        .endproc                        ;! OF0310 9-16
        .here
        .if 1
        .block
        .endif                          ;! OF0310 9-14
        .endblock
m       .macro
        .namespace n
        .endm
        .m                              ;! OF0613 9-10
        .endn
        .endn                           ;! OF0311 9-13
        .include "open.inc"             ;!@ open.inc:1 OF0312
        .endblock
        .endblock                       ;! OF0311 9-17
