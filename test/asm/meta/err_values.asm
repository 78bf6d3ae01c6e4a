        .meta
        .name                           ;! OF0402 9-13
        .version 5                      ;! OF0405 18-18
        .name nothing                   ;! OF0301 15-21
        .name a b                       ;! OF0405 15-17
        .output
        .list 1                         ;! OF0405 15-15
        .fill                           ;! OF0402 9-13
        .bin $1000:$2000                ;! OF0405 14-24
        .hex "a", "b"                   ;! OF0405 14-21
        .endoutput
        .endmeta
        .meta.output.srec 7             ;! OF0405 27-27
        .meta.output.name               ;! OF0402 9-25
        .meta.version (1, 2)            ;! OF0405
