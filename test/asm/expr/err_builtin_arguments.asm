        .byte .lo(1,2)                  ;! OF0214
        .byte .abs()                    ;! OF0214
        .byte .min()                    ;! OF0214
        .byte .min(1,)                  ;! OF0201 22-22
        .byte .min(1,,2)                ;! OF0201 22-22
        .byte .min(,1)                  ;! OF0201 20-20
        .byte .len("a",)                ;! OF0201 24-24
        .byte {1,}, 1                   ;! OF0201 18-18
