; Definitions do not nest, of whatever kind.
one     .macro
in      .segment                        ;! OF0601
        .ends
        .endm
two     .segment
in      .macro                          ;! OF0601
        .endm
        .ends
