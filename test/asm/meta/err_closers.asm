        .meta
        .endoutput                      ;! OF0311 9-18
        .end6502                        ;! OF0311 9-16
        .endname                        ;! OF0433 9-16
        .end                            ;! OF0433 9-12
        .output
        .end6502                        ;! OF0311 9-16
        .6502
        .endm6502                       ;! OF0310 9-17
        .end65c02                       ;! OF0310 9-17
        .endoutput                      ;! OF0310 9-18
        .endoutput                      ;! OF0311 9-18
        .output
        .6502
        .endmeta                        ;! OF0310 9-16
        .meta
        .output
        .endmeta                        ;! OF0310 9-16
        .endmeta                        ;! OF0311 9-16
        .endoutput                      ;! OF0401
l       .meta                           ;! OF0403 1-1
        .endmeta
        .meta
l2      .endmeta                        ;! OF0403 1-2
        .block
        .meta                           ;! OF0432 9-13
        .name "x"
        .endblock                       ;! OF0310 9-17
