; Sections nest; what is around goes on behind them, and so does a section opened again.
        .region r, $1000, $10ff
        .org $2000
        .byte 1
        .section a
        .byte 2
        .section b
        .byte 3
        .section a
        .byte 4
        .endsection
        .byte 5
        .endsection
        .byte 6
        .endsection
        .byte 7
        .pack in r : a, b
;image 1000: 02 04 06 03 05
;image 2000: 01 07
