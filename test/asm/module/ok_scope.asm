; Names of a module are its own: constants, local names, anonymous labels, scopes, variables.
        .cpu 6502
        .module ok_scope
        .use a
n       = 1
top:    ldx #n                          ; A2 01
_loop:  dex                             ; CA
        bne _loop                       ; D0 FD
-       bne -                           ; D0 FE
i       := 5
        .byte i, a.i, a.inner.n, a.top._loop - a.top
        .endmodule
        .module a
        .pub
n       = 2
top:    ldy #n                          ; A0 02
_loop:  dey                             ; 88
        bne _loop                       ; D0 FD
-       bne -                           ; D0 FE
i       := 6
inner   .block
n       = 3
        .endblock
        .endmodule
;image 0000: A0 02 88 D0 FD D0 FE A2 01 CA D0 FD D0 FE 05 06 03 02
