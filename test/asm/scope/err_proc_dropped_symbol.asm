; Nothing refers to the procedure, so its symbols are not there: .defined does not count.
        .assert .defined(p.x)           ;! OF0423
p       .proc
x       = 1
        .endproc
