; What no signature takes is what it is without patterns.
name    = 1
        .statement b byte:v
        .endstatement
        .statement w word:v
        .endstatement
        .statement l long:v
        .endstatement
        .statement c char:v
        .endstatement
        .statement s str:v
        .endstatement
        .statement lda byte:a byte:b
        .endstatement
        .statement g[{.char:size}] byte:v
        .endstatement
        b 256                   ;! OF0501 9-9
        b -129                  ;! OF0501
        b "xy"                  ;! OF0501
        b ""                    ;! OF0501
        b - 1                   ;! OF0501
        b (1)                   ;! OF0501
        b                       ;! OF0501
        b 1 2                   ;! OF0501
        b 1,                    ;! OF0501
        w 65536                 ;! OF0501
        w -32769                ;! OF0501
        w "xyz"                 ;! OF0501
        l $100000000            ;! OF0501
        l -2147483649           ;! OF0501
        l "x"                   ;! OF0501
        c name                  ;! OF0501
        c 1                     ;! OF0501
        c "xy"                  ;! OF0501
        s name                  ;! OF0501
        s 1                     ;! OF0501
        g .b 1                  ;! OF0501
        g. b 1                  ;! OF0501
        gx 1                    ;! OF0501
        g.b.c 1                 ;! OF0501
        g.bc 1                  ;! OF0501
        lda 1 2 3               ;! OF0502
        lda $123456789          ;! OF0503
        .b 1                    ;! OF0401
        b 1 @                   ;! OF0101
