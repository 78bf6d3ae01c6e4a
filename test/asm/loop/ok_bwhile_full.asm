; A compound operator finds the variable by the scope rules; := makes one of the iteration.
n       := 0
        .bwhile n < 3
here    .byte n, <here                  ;= 00 00 01 02 02 04
n       += 1
k       := n
        .endwhile
k       = 7
        .byte k                         ;= 07
