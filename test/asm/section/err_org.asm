        .region r, $1000, $10ff
        .section a
        .byte 1, 2, 3
        .org $1002                      ;! OF0420 14-18
        .org $1003
        * = 5                           ;! OF0420 13-13
        .org nothing                    ;! OF0301 14-20
        .logical 9
        .org $1080                      ;! OF0421 9-12
        .here
        .endsection
        .place a in r
