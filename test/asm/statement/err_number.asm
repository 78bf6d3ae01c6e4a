; A number that no rule reads fits nothing, and the line says so.
        .statement lda byte:a
        .endstatement
        lda 12x                                 ;! OF0105
        lda 1
        .statement put byte:a
        .endstatement
        put 12x                                 ;! OF0501
        put $                                   ;! OF0501
        put *                                   ;! OF0501
