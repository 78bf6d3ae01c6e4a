; A line that is no field is not also a label in a loop.
S       .struct
        .for 1
x = 1                                   ;! OF0426 3-3
        .endfor
        .endstruct
