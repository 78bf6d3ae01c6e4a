        .block                          ;not OF0310 ;not OF0311 ;not OF0312
        .if 1                           ;not OF0312 ;not OF0431
        .byte 1                         ;= 01
        .elseif 0                       ;not OF0429
        .else                           ;not OF0311 ;not OF0429
        .byte 2
        .endif                          ;not OF0310 ;not OF0311
        .endblock                       ;not OF0310 ;not OF0311
        .if "text" == "text"            ;not OF0431
        .byte 3                         ;= 03
        .endif
