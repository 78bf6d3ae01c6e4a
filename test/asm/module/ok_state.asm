; CPU and encoding start anew with each module.
        .cpu 6502
        .module ok_state
        .use a
        .use b
        nop                             ; EA
        .text "a"                       ; 61
        .endmodule
        .cpu "65c02"
        .module a
        .cpu 6502
        .encoding petscii
        .text "a"                       ; 41
        .endmodule
        .module b
        phx                             ; DA
        .text "a"                       ; 61
        .endmodule
;image 0000: 41 DA 61 EA 61
