        .byte 1                         ;= 01
        .include "inc/plain.inc"        ;= 02 03
        .byte from_inc                  ;= 09
