; What is close to a mistake of modules and is none.
        .ifdef NOWHERE
        .cpu nothing
        .endif
        .module ok_near                 ;not OF0701
        .use a                          ;not OF0705
        .use p with (size = 1)          ;not OF0710
        .use c (*)
        .use b (                        ;not OF0708
          both as theirs,
          v as w) with (size = 1)
        .ifndef NOWHERE
        .use d                          ;not OF0707
        .endif
        .byte a.x                       ;not OF0313
        .byte a.v.v                     ;not OF0315
        .open                           ;not OF0614
        .byte d.x
both    = 2                             ;not OF0316
        .block
starred = 3                             ;not OF0316
        .byte starred, both, theirs, w
        .endblock
        .block
        .endblock
        .endmodule                      ;not OF0714
        .module a
        .use p with (size = 1)          ;not OF0710
        .pub
x       = 7
v       .namespace
v       = 8
        .endnamespace
        .priv
hidden  = 9
        .endmodule
        .module b
        .use p with (size = 1)
        .pub
both    = size
v       = 4
        .endmodule
        .module c
        .pub
starred = 1
open    .segment
        .byte 5
        .endsegment
        .endmodule
        .module d
        .pub
x       = 6
        .endmodule
        .module p
        .endmodule
;image 0000: 07 08 05 06 03 02 01 04
