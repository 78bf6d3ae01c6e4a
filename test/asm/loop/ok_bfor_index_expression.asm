row     .bfor n in 0..3
value   = n * n
inner   .block
deep    = n + $10
        .endblock
        .endfor
        .for i in 0..3
        .byte row[i].value, row[2-i].inner.deep ;= 00 12 01 11 04 10
        .endfor
