; Faults of the body are those of a macro, with the statement that shows them.
        .statement put byte:a
        .byte .a, .{b}          ;! OF0608
        .endstatement
        put 1
        .statement nth byte:a
        .byte .2                ;! OF0607
        .endstatement
        nth 1
        .statement bad byte:a
        lda #.a                 ;not OF0503
        .endstatement
        bad -200 "x"            ;! OF0501
        .statement bad word:a
        lda #.a                 ;! OF0503 14-17
        .endstatement
        bad $1FF
        .statement leave
        .block
        .endstatement
        leave                   ;! OF0613
        .statement close
        .endblock               ;! OF0311
        .endstatement
        close
        .statement label
twice   nop                     ;! OF0302
        .endstatement
        label
        label
