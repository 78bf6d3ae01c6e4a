; Bytes, texts, patterns; the former encoding returns.
        .encoding petscii
        .encode mine
        .cdef "a", "c", 10              ;not OF0418
        .cdef $41, $43, $80
        .tdef "xyz", 1
        .tdef "+-*", 5, 7, 9
        .edef "ab", 100
        .edef "abc", 101, 102
        .edef "q", 103
        .text "aabcabbc"                ;= 0A 65 66 64 0B 0C
        .text "ABC", "xyz", "+-*", "q"  ;= 80 81 82 01 02 03 05 07 09 67
        .encode inner, mine
        .cdef "a", "a", 20
        .edef "abc", 104
        .edef "c", 105
        .text "aabcc"                   ;= 14 68 69
        .endencode
        .text "aabcc"                   ;= 0A 65 66 0C
        .endencode
        .text "a"                       ;= 41
        .enc inner
        .text "abc"                     ;= 68
        .encode copy, petscii
        .cdef "a", "a", "a"
        .endencode
        .enc copy
        .text "ab"                      ;= 61 42
