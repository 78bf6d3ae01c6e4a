; The lines have the scope of the place.
b       .block
        .include "inc/plain.inc"        ;= 02 03
        .bend
        .byte b.from_inc                ;= 09
