; A condition keeps the second one away.
seen    := 0
        .for i in 0..2
        .if seen == 0
        .include "sub/twice.inc"
        .endif
seen    := 1
        .endfor
        .twice                          ;= 22
