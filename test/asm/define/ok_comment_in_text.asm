; What is behind a semicolon in the text is a comment.
;options -D "AA=1 ; one"
        .byte AA, 2                      ;= 01 02
