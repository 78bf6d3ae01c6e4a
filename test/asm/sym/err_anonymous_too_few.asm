-       nop
        jmp --                          ;! OF0217
        jmp ++                          ;! OF0217
+       nop
