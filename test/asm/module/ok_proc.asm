; A list of names uses the procedures in it; others are left out.
        .cpu 6502
        .module ok_proc
        .use a (kept)
        .use a
        .byte 1
        .endmodule
        .module a
        .pub
kept    .proc
        rts
        .endproc
dropped .proc
        nop
        .endproc
other   .proc
        inx
        .endproc
        .endmodule
;image 0000: 60 01
