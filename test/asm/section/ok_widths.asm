; Sizes follow from places, and places from sizes.
        .region zero, $f0, $ff
        .region rom, $8000, $80ff
        .section one
        lda far
        lda near
        .endsection
        .section two
far     lda one_end
        .endsection
        .section one
one_end nop
        .endsection
        .section z, kind=zp
near    .ds 1
        .endsection
        .place one in rom
        .place two in rom, align=8
        .place z in zero
;image 8000: AD 08 80 A5 F0 EA
;image 8008: AD 05 80
