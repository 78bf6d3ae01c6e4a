        .section a                      ;! OF0809 18-18
        .byte 1
        .endsection
        .section b, kind=bss            ;! OF0809 18-18
        .ds 1
        .endsection
        .byte nothing                   ;! OF0301 15-21
