; element by element, whatever the way to the elements
a       = {1, {2, "x"}, "yy"}
        .byte a == {1, {2, "x"}, "yy"}, a != {1, {2, "x"}, "yy"} ;= 01 00
        .byte a == {1, {2, "z"}, "yy"}, a == {1, {2, "x"}}       ;= 00 00
        .byte {} == {}, {} == {{}}, {{}} == {{}}, {0} <> {1}     ;= 01 00 01 01
here    .byte {here} == {8}  , {"a"} == {$61}                    ;= 01 01
        .byte {later} = {3}                                      ;= 01
later   = 3
        .match a
        .case {1}
        .byte 1
        .case {1, {2, "x"}, "yy"}
        .byte 2                                                  ;= 02
        .endmatch
