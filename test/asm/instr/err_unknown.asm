        ldz #1                          ;! OF0501 9-11
        foo                             ;! OF0501 9-11
