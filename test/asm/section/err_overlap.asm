        .region r, 1, 5
        .section s
        .byte 5
        .endsection
        .place s in r
        .org 0
        .byte 3, 4                      ;! OF0810 9-13
        .byte nothing                   ;! OF0301 15-21
