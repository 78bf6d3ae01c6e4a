; As many texts, as many atoms: nobody knows which one was meant.
        .statement put byte:a "," word:b
        .byte 1
        .endstatement
        .statement put word:a "," byte:b
        .byte 2
        .endstatement
        put 1, 2                                ;! OF0612 9-16
        put 1, $1234                            ;not OF0612
        put $1234, 1                            ;not OF0612
l       put 3 , 4                               ;! OF0612 9-17
        .word l
        .statement pair "<" byte:a ">"
        .endstatement
        .statement pair [{"<" byte:a ">"}]
        .endstatement
        pair <1>                                ;not OF0612
        pair<1>                                 ;! OF0612 9-15
