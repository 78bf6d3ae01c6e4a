; Codes may be known later; a constant keeps the encoding of its place.
        .encode late, ascii
        .cdef "a", "b", code
        .edef "xx", code, code
        .text "abxxz"                   ;= 07 08 07 07 7A
n       = "a" + later
        .endencode
        .byte n, "a"                    ;= 08 61
code    = 7
later   = 1
