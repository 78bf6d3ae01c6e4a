;options -D AA=B -D B=AA
        .byte AA                         ;! OF1203
