        .logical 5
        .org 7                          ;! OF0421 9-12
* = 8                                   ;! OF0421
        .if 1
        .org 9                          ;! OF0421 9-12
        .endif
        .for 1
        .org 9                          ;! OF0421 9-12
        .endfor
        .here
        .org 20
