; In the order of the statements, each section behind the one before.
        .section a
        .byte 1, 2, 3
        .endsection
        .section b, align=4
here_b  .byte 4
        .endsection
        .section c
        .word here_b, here_c
here_c  .byte 5
        .endsection
        .region r, $1000, $10ff, align=2
        .pack in r : c, a, b            ;not OF0807
;image 1000: 0C 10 04 10 05
;image 1006: 01 02 03
;image 100C: 04
