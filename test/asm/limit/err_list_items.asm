;options --limit list-items=4
        .word 0..4
        .word 0..5                      ;! OF1214
