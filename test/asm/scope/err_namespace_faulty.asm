; The lines of a faulty opener are not outside of it: its closer is no further mistake.
        .namespace                      ;! OF0317
        .endn
a       .namespace b                    ;! OF0403
        .endn
a:
a       .namespace                      ;! OF0302
        .endn
        .namespace 5                    ;! OF0402
