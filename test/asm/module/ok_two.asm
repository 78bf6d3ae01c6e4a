; A module is evaluated after those that it uses; the root is the one named like the file.
;not OF0702
        .cpu 6502
        .module ok_two
        .use lib
        jsr lib.start           
        lda #lib.n              
        .endmodule
        .module lib
        .pub
start:  rts                     
n       = 3
        .endmodule
;image 0000: 60 20 00 00 A9 03
