; A string is translated where it is a number, and not where it is compared or counted.
        .encoding petscii
text    = "ab"
        .byte "a" + 0, 'b' - 1          ;= 41 41
        .word text, "A"                 ;= 42 41 C1 00
        .emit 2, text                   ;= 42 41
        lda #"a"                        ;= A9 41
        .byte text == "ab", text != 'AB', .len(text), text[0] ;= 01 01 02 61
        .if "a" + 0 == $41
        .byte 1                         ;= 01
        .endif
        .fill 3, text                   ;= 41 42 41
        .fill 2, "a" + 1                ;= 42 42
        .encoding ascii
        .text text                      ;= 61 62
