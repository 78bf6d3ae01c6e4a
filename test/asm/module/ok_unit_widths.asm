; Instructions behind lines that are left out keep the forms that were chosen for them.
        .module ok_unit_widths
        .use a
        .section text
        jsr a.kept
        .endsection
        .region rom, $1000, $10ff
        .place text in rom
        .endmodule
        .module a
        .pub
        .section text, logical
dropped .block
        lda $12
        lda $1234
        lda far
        .for i in 0..3
        lda near
        .endfor
        .if 1
        jmp near
        .endif
        .cpu "65c02"
        bra dropped
        .cpu "6502"
        .endblock
kept    .block
        lda near
        lda far
        lda #<far
        .endblock
        .endsection
near    = $20
far     = $300
        .endmodule
;image 1000: A5 20 AD 00 03 A9 00 20 00 10
