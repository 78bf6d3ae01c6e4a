a       .namespace
put     .macro
        .endm
        .endn
        .put                            ;! OF0401
        .a.other                        ;! OF0401
        .b.put                          ;! OF0401
