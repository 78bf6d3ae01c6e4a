; Conditions, loops, macros, procedures, includes and .end inside of sections, and around them.
put     .macro v
        .section a
        .byte .v
        .endsection
        .endmacro
        .region r, $1000, $10ff
        put 1
        .for i in 0..2
        .section b
        .byte i + $10
        .endsection
        .endfor
        .section a
        put 2
        .if 1
        .byte 3
        .endif
late    .macro
        .byte 9
        .endmacro
sub     .proc
        rts
        .endproc
        jsr sub
        .include "section.inc"
        .endsection
        late
        .pack in r : a, b
;image 0000: 09
;image 1000: 01 02 03 60 20 03 10 AA 10 11
