        .proc                           ;! OF0307 9-13
        rts
        .endproc
+       .proc                           ;! OF0307 9-13
        .endproc
