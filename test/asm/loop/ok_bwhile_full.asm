n       := 0
        .bwhile n < 3
here    .byte n, <here                  ;= 00 00 01 02 02 04
n       .= n
total   += 1
        .endwhile
total   := 0
