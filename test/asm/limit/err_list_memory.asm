; every list that was made stays, which counts as lines that are expanded
;options --limit expansion-lines=4000
        .for n in 0..1000
a       := {n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n} ;! OF1206
        .endfor
