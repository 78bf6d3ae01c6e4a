; A part of a dotted name stays.
;options -D A=9 -D B=8
A       .block
B       = 1
        .endblock
        .byte A.B                       ;= 01
