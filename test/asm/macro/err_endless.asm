; Recursion without an end meets the limit.
;options --pp-macro-depth 8
down    .macro
        .down                           ;! OF1202
        .endm
        .down
