; Words that are values of other options.
        .section a, kind=any            ;! OF0405 26-28
        .endsection
        .section b, kind=chip           ;! OF0405 26-29
        .endsection
        .section c, kind=fast           ;! OF0405 26-29
        .endsection
        .section d, kind=slow           ;! OF0405 26-29
        .endsection
        .section e, kind=true           ;! OF0405 26-29
        .endsection
        .section f, kind=false          ;! OF0405 26-30
        .endsection
        .section g, kind=yes            ;! OF0405 26-28
        .endsection
        .section h, kind=no             ;! OF0405 26-27
        .endsection
        .section i, kind=all            ;! OF0405 26-28
        .endsection
        .section j, kind=public         ;! OF0405 26-31
        .endsection
        .section k, kind=none           ;! OF0405 26-29
        .endsection
        .section l, kind=no_bss         ;! OF0405 26-31
        .endsection
        .section m, kind=logical        ;! OF0405 26-32
        .endsection
        .section n, memory=data         ;! OF0405 28-31
        .endsection
        .section o, memory=bss          ;! OF0405 28-30
        .endsection
        .section p, memory=zp           ;! OF0405 28-29
        .endsection
        .section q, memory=code         ;! OF0405 28-31
        .endsection
