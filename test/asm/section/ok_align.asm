; The largest of the directive's, the region's and the section's alignment.
        .region r, $1001, $10ff, align=2
        .section a, align=4
        .byte 1
        .endsection
        .section b
        .byte 2
        .endsection
        .section c
        .byte 3
        .endsection
        .section d, align=65535         ;not OF0405
        .endsection
        .section e, align=1
        .byte 4
        .endsection
        .region far, $FFFF, $FFFF, align=65535
        .place a in r
        .place b in r
        .place c in r, align=8
        .place d in far
        .place e in far
;image 1004: 01
;image 1006: 02
;image 1008: 03
;image FFFF: 04
