; One mistake of a use is one message.
;nopipe
        .use nowhere                    ;! OF0703 14-20
        .use neither (put, v)           ;! OF0703 14-20
        .use math (missing, gone as left)       ;! OF0706 20-26 ;! OF0706 29-32
        .byte nowhere.v, v, missing, left + 1
        .byte missing.x
        .nowhere.put
        .put 1
        put 1
        .other                          ;! OF0401 9-14
