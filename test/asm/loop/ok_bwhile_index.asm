n       := 0
row     .bwhile n < 3
here    .byte n                         ;= 00 01 02
        .block
        .endblock
n       += 1
        .endwhile
        .byte <row[2].here, .len(row)   ;= 02 03
