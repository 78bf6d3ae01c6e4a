        .segment                        ;! OF0604
        .endsegment
        .endsegment                     ;! OF0311
        .ends                           ;! OF0311
        .endmacro                       ;! OF0311
s       .segment
x       nop                             ;! OF0302
        .endsegment
        .s
        .s
byte    .segment                        ;! OF0603
        .endsegment
