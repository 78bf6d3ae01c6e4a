;options -D AA=AA+1
        .byte AA                         ;! OF1203 15-16
