;options --cpu 65816
;nocpu
; The state is reset at every module, and none runs out of one.
        .module ok_modules
        .use other
        lda #1                          ;= A9 02 00 A9 01
        .endmodule
        .module other
        .al
        lda #2
        .endmodule
