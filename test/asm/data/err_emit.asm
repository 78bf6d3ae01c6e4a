        .emit 0, 1                      ;! OF0413 15-15
        .emit 9, 1                      ;! OF0413 15-15
        .emit byte, "abc"               ;! OF0208 21-25
        .emit byte, 256                 ;! OF0406 21-23
        .emit byte, ?                   ;! OF0218 21-21
        .emit byte                      ;! OF0402
        .emit                           ;! OF0402
        .emit 1                         ;! OF0402
        .emit byte, ""                  ;! OF0408
