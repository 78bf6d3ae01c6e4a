        .namespace                      ;! OF0317
        .endn                           ;! OF0311
a       .namespace b                    ;! OF0403
        .namespace 5                    ;! OF0402
