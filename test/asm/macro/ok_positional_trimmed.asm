; .1 is trimmed, @1 is the argument exactly as written.
put     .macro p1, p2
        .text ">.1<", ">.2<"
        .text ">@1<", ">@2<"
        .endm
        .put(a , b)                     ;= 3E 61 3C 3E 62 3C 3E 61 20 3C 3E 20 62 3C
