first   .assert first == 0
        nop                             ;= EA
second  .warn second                    ;! OF0425
third   .cwarn third == 2, ""
        .byte second, third             ;= 01 01
