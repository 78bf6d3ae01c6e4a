        .byte 1, ?                      ;! OF0409 9-13
        .res byte, 4                    ;! OF0411 9-12
row     .bfor 2
x       nop
        .endfor
        .byte row[1].y                  ;! OF0215 15-22
        .match 1
        nop                             ;! OF0430 9-11
        .endmatch
        .logical 2
        .org 4                          ;! OF0421 9-12
        .here
        .namespace                      ;! OF0317 9-18
        .endn
