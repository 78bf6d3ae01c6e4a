        #byte 1                         ;! OF0110 10-13
        # WORD 1                        ;! OF0110 11-14
        #define NAME 1                  ;! OF0202 9-9
        #put                            ;! OF0202 9-9
        #.byte 1                        ;! OF0202 9-9
        #1                              ;! OF0202 9-9
        #                               ;! OF0202 9-9
put     .macro
        .endmacro
