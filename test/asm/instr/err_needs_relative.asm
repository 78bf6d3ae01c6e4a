; Instructions and forms of other CPUs of the family.
        bra *                           ;! OF0507 9-11
        wai                             ;! OF0507 9-11
        slo $12                         ;! OF0507 9-11
        lda ($12)                       ;! OF0507 13-17
        bit #1                          ;! OF0507 13-14
        inc                             ;! OF0507 9-11
        nop #1                          ;! OF0507 13-14
        .cpu "65sc02"
        rmb0 $12                        ;! OF0507 9-12
        stp                             ;! OF0507 9-11
        lax $12                         ;! OF0507 9-11
        .cpu "r65c02"
        wai                             ;! OF0507 9-11
        wax                             ;! OF0501 9-11
