        .encoding nothing               ;! OF0417 19-25
        .encoding later                 ;! OF0417 19-23
        .encode later, nothing          ;! OF0417 24-30
        .text "a"
        .endencode
; A name in use takes its lines with it.
        .encode later                   ;! OF0418 17-21
        .cdef 0, 1, 2, 3, 4
        .encode inner
        .endencode
        .endencode
        .enc inner                      ;! OF0417
        .encode petscii                 ;! OF0418 17-23
        .endencode
        .encoding                       ;! OF0402
        .encoding 5                     ;! OF0402
        .encoding ascii, petscii        ;! OF0403 26-32
        .encode                         ;! OF0402
        .endencode
        .encode x,                      ;! OF0402
        .endencode
        .encode x y                     ;! OF0202
        .endencode
