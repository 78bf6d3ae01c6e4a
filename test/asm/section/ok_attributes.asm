; Attributes that are given again and are the same, in any order; memory and logical change nothing.
        .region r, $10, $ff
        .section s, align=2, kind=data, region=r, memory=chip, logical  ;not OF0404
        .byte 1
        .endsection
        .section s, region=r, memory=chip, kind=data, align=1+1
        .byte 2
        .endsection
        .section t, memory=any
        .byte 3
        .endsection
        .section u, memory=fast
        .byte 4
        .endsection
        .section v, memory=slow, kind=code
        .byte 5
        .endsection
        .pack in r : s, t, u, v
;image 0010: 01 02 03 04 05
