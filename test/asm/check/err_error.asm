        .error "size ", size            ;! OF0424 9-14
        .error size, "", "x"            ;! OF0424
        .error "a", missing             ;! OF0301 21-27
        .error 0..3                     ;! OF0209 16-19
        .error ?                        ;! OF0218 16-16
        .error                          ;! OF0402
size    = 10
        .if 0
        .error "not here"
        .endif
