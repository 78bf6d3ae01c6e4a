;nocpu
        .byte ^$123456                  ;= 12           ;not OF0213
