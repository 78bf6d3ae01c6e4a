; A unit that is left out has no mistakes, and its section needs no target when nothing is left of it.
        .module ok_unit_messages
        .use a
        .byte 1                         ;= 01
        .endmodule
        .module a
        .pub
        .section nowhere, logical       ;not OF0713
unused  .block
        lda absent
        .byte 300
        .error "not here"
        .block junk
        .endblock
        jmp
        .endblock
p       .proc
        .byte 1
        .endproc
        .endsection
        .endmodule
