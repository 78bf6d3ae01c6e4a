; A pattern may match statements of its own body, under a condition.
n       := 3
        .statement down
        .if n > 0
        .byte n
n       := n - 1
        down
        .endif
        .endstatement
        down                    ;= 03 02 01
