        .region r, $10, $ff
        .section a, kind=bss
        .byte 1                         ;! OF0410 9-13
        .text "a"                       ;! OF0410 9-13
        .fill 2, 0                      ;! OF0410 9-13
        .align 4, 0                     ;! OF0410 9-14
        .incbin "section.inc"           ;! OF0410 9-15
x       nop                             ;! OF0410 9-11
        .res byte, 1
        .endsection
        .section b, kind=zp
        lda x                           ;! OF0410 9-11
        .endsection
        .section c
        .res byte, 1                    ;! OF0411 9-12
        .endsection
        .pack in r : a, b, c
