        .assert 0                       ;! OF0423
        .assert 1 == 2, "one is two"    ;! OF0423
        .assert end == 5                ;! OF0423
        nop
end
