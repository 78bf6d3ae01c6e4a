;options --limit sections=2
        .region r, 16, 31
        .section a                      ;not OF1216
        .byte 1 ;= 01
        .endsection
        .place a in r
