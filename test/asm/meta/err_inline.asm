        .meta.title "x"                 ;! OF0433 15-19
        .meta.list                      ;! OF0433 15-18
        .meta.output                    ;! OF0402 9-20
        .meta.output.6502               ;! OF0402 9-25
        .meta.output.version "x"        ;! OF0433 22-28
        .meta.output.z80.name "x"       ;! OF0433 22-24
        .meta.output.6502.6502.name "x" ;! OF0433 27-30
        .meta.output.bin.name "x"       ;! OF0433 26-29
        .meta.output.hex.list.bin       ;! OF0433 26-33
l       .meta.name "x"                  ;! OF0403 1-1
        .metadata.name "x"              ;! OF0401 9-22
        .bytes.name "x"                 ;! OF0401 9-19
        .5                              ;! OF0401
