; elements that cannot be stored; an operand says so once
        .byte {1, 300, 400}             ;! OF0406 15-27
        .byte {1, {2, ""}}              ;! OF0408 15-26
        .word {"abc"}                   ;! OF0208 15-21
        .fill 4, {1, 256}               ;! OF0406 18-25
        .fill 4, {}                     ;! OF0408 18-19
        .fill 4, {{}, {}}               ;! OF0408 18-25
        .fill word, 4, {1}              ;! OF0209 24-26
        .fill {1}, 4                    ;! OF0209 15-17
        .ds {1}                         ;! OF0209 13-15
        .text {300}                     ;! OF0406 15-19
