; What is not taken is not tokenized and evaluates nothing.
        .match 1
        .case 1
        .byte 1                         ;= 01
        .case absent
        "open
        .default
        $$$
        .endmatch
