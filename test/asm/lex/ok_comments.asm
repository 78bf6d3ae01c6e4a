; A comment goes to the end of the line; a ; inside a string does not start one.
        .text "a;b", ';'                ;= 61 3B 62 3B
        nop;nop                         ;= EA
;       nop
   ; nop
        nop ; "nop                      ;= EA
