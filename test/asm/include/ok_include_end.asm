; .end ends the file it stands in.
        .include "inc/ends.inc"         ;= 05
        .byte 6                         ;= 06
