        .region r, $1000, $1003
        .section a
        .endsection
        .section b
        .endsection
        .section c
        .endsection
        .section d
        .endsection
        .place a in r, align=0          ;! OF0405 30-30
        .place b in r, kind=zp          ;! OF0404 24-27
        .place c in r, 4                ;! OF0404 24-24
        .place d in r, align=1, align=1 ;! OF0404 33-37
