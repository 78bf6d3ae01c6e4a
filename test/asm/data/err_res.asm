; Reservations belong to sections without bytes.
        .res byte, 4                    ;! OF0411 9-12
        .res 3, 2                       ;! OF0411
        .assert * == 10
        .res 9, 2                       ;! OF0413 14-14
        .res word, -1                   ;! OF0407 20-21
        .res word                       ;! OF0402
        .res                            ;! OF0402
        .res 3                          ;! OF0402
        .res byte, 1, 2                 ;! OF0403
