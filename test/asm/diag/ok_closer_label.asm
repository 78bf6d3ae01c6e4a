m       .macro                          ;not OF0403
        .endmacro                       ;not OF0403
x       .block
        .byte 1                         ;= 01
        .endblock
v       := $12
v       x= 8                            ;not OF0405
        .dword v >>> 32                 ;= 12 12 12 12
