; Labels in front of the lines of a definition, and in it.
before  .encode mine, ascii
inside  .cdef "a", "a", 1
        .byte "a"                       ;= 01
        .block
loop    nop                             ;= EA
        .endblock
end     .endencode
        .byte before, inside, end       ;= 00 00 02
        .rept 2
        .enc mine
        .text "a"                       ;= 01 01
        .enc ascii
        .endrept
        .text "a"                       ;= 61
