; More iterations than a segment of the first size holds.
row     .bfor n in 0..5000
base
        .block
inner   = n
        .endblock
        .endfor
        .word row[4999].base, .len(row) ;= 00 00 88 13
