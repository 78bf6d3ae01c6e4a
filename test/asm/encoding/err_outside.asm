        .cdef "a", "z", 1               ;! OF0418 9-13
        .tdef "abc", 1                  ;! OF0418 9-13
        .edef "abc", 1                  ;! OF0418 9-13
        .endencode                      ;! OF0311
