;options --pp-macro-depth 4
down    .segment
        .down                           ;! OF1202
        .ends
        .down
