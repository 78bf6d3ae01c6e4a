; Statements in front of the first module: this was to be no file of modules, which is one mistake.
        .cpu 6502
width   = 40                            ;! OF0702 1-5
start   lda #1
        .module err_outside_all
        ldx #width
        jsr start
        .endmodule
        nop
        .module two
        .endmodule
        rts
