;options -D bb=5 -D dd=7
; The name of a member stays wherever it stands in the line; its value is replaced.
e       .enum
        aa = bb
        bb
cc
dd = bb+1
        .endenum
        .byte e.aa, e.bb, e.cc, e.dd    ;= 05 06 07 06
