; The run address may be a forward symbol.
        .logical target
here    .byte here, target              ;= 05 05
        .here
target  = last + 3
last    = 2
