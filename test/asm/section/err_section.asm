        .section                        ;! OF0402 41-41
        .endsection
        .section 5                      ;! OF0402 18-18
        .endsection
        .section a, kind=rom            ;! OF0405 26-28
        .endsection
        .section b, kind="code"         ;! OF0405 26-31
        .endsection
        .section c, align=0             ;! OF0405 27-27
        .endsection
        .section d, align=65536         ;! OF0405 27-31
        .endsection
        .section e, memory=code         ;! OF0405 28-31
        .endsection
        .section f, region=1            ;! OF0405 28-28
        .endsection
        .section g, color=1             ;! OF0404 21-25
        .endsection
        .section h, fill=1              ;! OF0404 21-24
        .endsection
        .section i, align=1, align=1    ;! OF0404 30-34
        .endsection
        .section j, code                ;! OF0404 21-24
        .endsection
        .section k, 5                   ;! OF0404 21-21
        .endsection
        .section l, align=nothing       ;! OF0301 27-33
        .endsection
        .section m kind=code            ;! OF0202 20-23
        .endsection
        .logical 5
        .section n                      ;! OF0421 9-16
        .endsection
        .here
        .endsection                     ;! OF0311 9-19
        .dsection o                     ;! OF0428 9-17
        .section p                      ;! OF0312 9-16
