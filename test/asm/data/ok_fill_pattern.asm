; A string is repeated and cut to the count.
        .fill 5, "ab"                   ;= 61 62 61 62 61
        .fill 1, "ab"                   ;= 61
