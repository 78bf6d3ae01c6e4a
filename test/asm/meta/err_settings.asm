; What the host finds wrong, each where it stands.
        .meta
        .name "a"
        .name "b"                       ;! OF0404 15-17
        .output
        .name "../a"                    ;! OF0912 15-20
        .list "/tmp/a"                  ;! OF0912 15-22
        .fill "100"                     ;! OF0405 15-19
        .bin "1000:2000"                ;! OF0910 14-24
        .bin ":2000:1000"               ;! OF0910 14-25
        .bin ":12:3456"                 ;! OF0910 14-23
        .bin "../x:1000:2000"           ;! OF0912 14-29
        .hex
        .hex                            ;! OF0404 9-12
        .6502
        .srec "a"
        .srec "b"                       ;! OF0404 15-17
        .end6502
        .endoutput
        .endmeta
        .meta.output.list "x"           ;! OF0404 27-29
        nop
