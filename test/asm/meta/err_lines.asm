        .meta
        .bogus "x"                      ;! OF0433 9-14
        .list                           ;! OF0433 9-13
        .fill "00"                      ;! OF0433 9-13
        .6502                           ;! OF0433 9-13
        .name.x "x"                     ;! OF0433 9-15
label:  .name "x"                       ;! OF0433 1-5
label2  .name "x"                       ;! OF0433 1-6
-       .name "x"                       ;! OF0433 1-1
        nop                             ;! OF0433 9-11
x       = 5                             ;! OF0433 1-1
        * = $1000                       ;! OF0433 9-9
        .byte 1, 2                      ;! OF0433 9-13
        .include "nothing.inc"          ;! OF0433 9-16
        .output "f", format=bin         ;! OF0403
        .version "x"                    ;! OF0433 9-16
        .output                         ;! OF0433 9-15
        .meta.name "x"                  ;! OF0433 9-18
        .z80                            ;! OF0433 9-12
        .if 1                           ;! OF0433 9-11
        .name "a"
        .else
        .bogus
        .endif
        .rept 2                         ;! OF0433 9-13
        .bogus
        .endrept
        .6502 "x"                       ;! OF0403 15-17
        .end6502 5                      ;! OF0403 18-18
        .endoutput 5                    ;! OF0403 20-20
        .call 5                         ;! OF0433 9-13
        .endmeta
        .meta 5                         ;! OF0403 15-15
        .bogus
        .endmeta
        .endmeta x                      ;! OF0403 18-18
