; A region may be repeated as it is, and be defined behind its use.
        .section s, region=r            ;not OF0806
        .byte <first
        .endsection
        .place s in r
        .region r, first, last
        .region r, first, last
first   = $1000
last    = first + $ff
;image 1000: 00
