; lists that double: their elements are counted
a       := {1, 2}
        .for 40
a       := {a, a}                               ;! OF1214
        .endfor
