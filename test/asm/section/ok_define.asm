;options -D align=4 -D what=bss -D where=ram
; Text definitions replace names and values of options, not their keys.
        .region where, $0200, $02ff, align=align
        .section s, kind=what, align=align
x       .res byte, 1
        .endsection
        .org $0100
        .byte <x
        .place s in where, align=align
;image 0100: 00
