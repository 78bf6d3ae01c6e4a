;options -D ONE=TWO -D TWO=3 --limit define-depth=2
        .byte ONE                       ;= 03 ;not OF1203
