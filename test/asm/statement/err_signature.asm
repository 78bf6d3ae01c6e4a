; What a signature may not hold.
        .statement a1 byte:a , byte:b           ;! OF0611 30-30
        .endstatement
        .statement a2 number:a                  ;! OF0611 23-28
        .endstatement
        .statement a3 byte                      ;! OF0611 23-26
        .endstatement
        .statement a4 byte:                     ;! OF0611 23-27
        .endstatement
        .statement a5 byte:"x"                  ;! OF0611 23-27
        .endstatement
        .statement a6 byte:a word:A             ;! OF0611 35-35
        .endstatement
        .statement a7 ""                        ;! OF0611 23-24
        .endstatement
        .statement a8 "a b"                     ;! OF0611 23-27
        .endstatement
        .statement a9 [{ byte:a                 ;! OF0611 23-24
        .endstatement
        .statement b1 byte:a }]                 ;! OF0611 30-31
        .endstatement
        .statement b2 [{ "x" [{ "y" }] }]       ;! OF0611 30-31
        .endstatement
        .statement b3 [{ }]                     ;! OF0611 23-27
        .endstatement
        .statement b4 12                        ;! OF0611 23-24
        .endstatement
        .statement b5 byte:a.b.c                ;! OF0611 30-30
        .endstatement
        .statement b6 [ "x" ]                   ;! OF0611 23-23
        .endstatement
        .statement b7 char:a str:b long:1       ;! OF0611 36-40
        .endstatement
