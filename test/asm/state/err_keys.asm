;options --cpu 65816
;nocpu
        .assume q=1                     ;! OF0510 17-17
        .assume m=2                     ;! OF0510 19-19
        .assume dp=$10000, x=0          ;! OF0510 20-25
        ldx #1
        .databank 256                   ;! OF0510 19-21
        .assume m=undefined             ;! OF0301 19-27
        .assume                         ;! OF0402
        .assume m                       ;! OF0202
        .assume m=                      ;! OF0201
        .assume m=1 x=1                 ;! OF0202 21-21
        .assume m=auto+1                ;! OF0202 23-23
        .al 1                           ;! OF0202 13-13
        .as 1                           ;! OF0202 13-13
        .xl 1                           ;! OF0202 13-13
        .xs 1                           ;! OF0202 13-13
        .databank                       ;! OF0201
        .dbank                          ;! OF0201
        .dpage                          ;! OF0201
