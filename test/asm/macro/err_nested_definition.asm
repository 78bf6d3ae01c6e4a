out     .macro
in      .macro                          ;! OF0601
        .endm
        .endm
