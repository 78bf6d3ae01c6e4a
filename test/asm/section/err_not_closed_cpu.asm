; Another CPU holds behind a section that is not closed: its lines are not read twice.
;nocpu
        .section a                      ;! OF0312 9-16
        .cpu 6502
        .use nowhere                    ;! OF0703 14-20
one     = 1
        .byte nope                      ;! OF0301 15-18
