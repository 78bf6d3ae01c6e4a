; The bytes of a section, in and around it, before it is there and behind.
        .region r, $1000, $10ff
        .byte .sizeof(text), .sizeof(vars), .sizeof(none)
        .section text
        .byte .sizeof(text)
        lda zero
        .if .sizeof(text) > 2           ; it grows with what it decides
        .byte 9
        .endif
        .endsection
        .section vars, kind=bss
        .ds .sizeof(text) * 2
        .endsection
        .section none
        .endsection
zero    = $12
name    = 5
        .section name
        .byte 1, 2
        .endsection
block   .block
        .byte 1
        .endblock
        .section block
        .word 5, 6
        .endsection
        .byte .sizeof(name), .sizeof(block)
        .pack in r : text, vars, name, block
;image 0000: 04 08 00 01 02 01
;image 1000: 04 A5 12 09
;image 100C: 01 02 05 00 06 00
