; Not in strings and comments.
;options -D A=1
        .byte "A"                       ;= 41 ; A
