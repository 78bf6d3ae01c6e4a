; In sections with bytes all that is reserved is 0; elsewhere it is left out.
        .region r, $1001, $10ff
        .region s, $2000, $20ff
        .section a, kind=data
        .byte 1
        .ds 2
        .word ?
        .align 4
        .byte 2
        .align 4, $ff
        .org $1010                      ;not OF0420
        .byte <$
        .endsection
        .section b, kind=bss
        .ds 3
        .align 8
        .org $2010
x       .res 3, 2
y
        .endsection
        .place a in r
        .place b in s
        .org $3000
        .byte 5
        .ds 2
        .byte <x, <y
;image 1001: 01 00 00 00 00 00 00 02 FF FF FF 00 00 00 00 10
;image 3000: 05
;image 3003: 10 16
