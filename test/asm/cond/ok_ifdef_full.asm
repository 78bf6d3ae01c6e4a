;options -D HAVE -D EMPTY= -D TWO=2
        .ifdef HAVE
        .byte 1                         ;= 01
        .else
        .byte 2
        .endif
        .ifdef empty                    ; given without a text, and without regard to case
        .byte TWO                       ;= 02
        .endif
        .ifdef ABSENT
        .byte 3
        .elseif ALSO
        .byte 4
        .elseif TWO                     ; one name, tested the same way
        .byte 5                         ;= 05
        .elseif HAVE
        .byte 6
        .else
        .byte 7
        .endif
