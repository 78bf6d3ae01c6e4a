; A condition with several operators, and labels inside a block of the body.
n       := 8
        .while n > 0 && n != 2
        .block
here    .byte <here                     ;= 00 01 02
        .endblock
n       -= 2
        .endwhile
