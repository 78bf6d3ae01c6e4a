        .statement down byte:n
        down .n                 ;! OF1202
        .endstatement
        down 1
