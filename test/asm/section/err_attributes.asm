        .region r, 16, 31
        .section a, kind=data, align=2, region=r, memory=chip
        .endsection
        .section a, kind=code           ;! OF0802 26-29
        .endsection
        .section a, align=4             ;! OF0802 27-27
        .endsection
        .section a, region=q            ;! OF0802 28-28
        .endsection
        .section a, memory=any          ;! OF0802 28-30
        .endsection
        .section b
        .endsection
        .section b, kind=bss            ;! OF0802 26-28
        .endsection
        .section c, kind=zp
        .endsection
        .section c, region=r            ;! OF0802 28-28
        .endsection
        .place a in r
