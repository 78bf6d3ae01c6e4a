; Variables start empty in every pass, so the count is the same in each.
n       := 0
        .word end
n       += 1
        .byte n
end                                     ;image 0000: 03 00 01
