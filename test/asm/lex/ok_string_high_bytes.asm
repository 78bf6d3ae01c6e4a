        .text "é"                       ;= C3 A9
