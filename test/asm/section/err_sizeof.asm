        .byte .sizeof(nothing)          ;! OF0301 23-29
        .region r, 16, 31
        .byte .sizeof(r)                ;! OF0301 23-23
        .section a
label   nop
        .endsection
        .place a in r
        .byte .sizeof(label)            ;! OF0209 15-28
