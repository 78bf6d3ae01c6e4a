v:=1
v+=2
w=v*2
        .byte v, w                      ;= 03 06
