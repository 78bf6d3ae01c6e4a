; Run addresses inside of a section: bytes go on in the section.
        .region r, $1000, $10ff
        .section a
        .byte 1
        .logical $0200                  ;not OF0421
run     .word run, $
        .here
        .word $
        .endsection
        .place a in r
;image 1000: 01 00 02 00 02 05 10
