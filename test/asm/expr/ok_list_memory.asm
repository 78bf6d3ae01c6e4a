; more lists than a first segment has room for; closed at the end of a pass and in it
        .for n in 0..3000
a       := {n, {n + 1, {n + 2}}, n & 15}
        .endfor
        .byte a[2], early[2][0], .len(early)    ;= 07 05 03
early   = {later, {}, {later}}
later   = 5
