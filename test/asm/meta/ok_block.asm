; What is made of it is tested by test/host/t_meta.lua; here -o, -b and -x come first.
        .meta                           ;not OF0432
        ; a comment, and an empty line

        .name "Demo"                    ;not OF0433
        .VERSION "1.2"
        .output
        .name "demo"
        .list
        .hex "named"
        .srec
        .bin
        .bin ":0000:0001"               ;not OF0910
        .bin "part:0000:0001"
        .fill "ea"                      ;not OF0405
        .6502
        .name "mos"
        .fill "00"
        .end6502
        .m65c02
        .list "build/meta/never"
        .endm65c02
        .endoutput                      ;not OF0310 ;not OF0311
        .endmeta                        ;not OF0403
        nop                             ;= EA
