        .encode mine
        .cdef "b", "a", 1               ;! OF0418 20-22
        .cdef -1, 5, 1                  ;! OF0418 15-16
        .cdef 0, 256, 1                 ;! OF0418 18-20
        .cdef 0, 255, 1                 ;! OF0418 23-23
        .cdef 0, 1, 256                 ;! OF0418
        .cdef "abc", 1, 2               ;! OF0208 15-19
        .cdef "ab", 1, 2                ;! OF0418 15-18
        .cdef 0..3, 1, 2                ;! OF0209
        .cdef 1, 2                      ;! OF0402
        .cdef                           ;! OF0402
        .cdef missing, 1, 2             ;! OF0301
        .tdef "abc", 1, 2               ;! OF0418 15-19
        .tdef "", 1                     ;! OF0408 15-16
        .tdef 5, 1                      ;! OF0418 15-15
        .tdef "abc", 254                ;! OF0418 22-24
        .tdef "ab", 1, 300              ;! OF0418 24-26
        .edef "", 1                     ;! OF0408
        .edef 1, 1                      ;! OF0418 15-15
        .edef "a", 256                  ;! OF0418 20-22
        .edef "a", ?                    ;! OF0218
        .edef "a"                       ;! OF0402
        .endencode
