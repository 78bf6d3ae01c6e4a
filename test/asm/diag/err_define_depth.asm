;options -D ONE=TWO -D TWO=ONE
        .byte ONE                       ;! OF1203 15-17
