; Elsewhere the placeholder is no value.
x       = ?                             ;! OF0218 11-11
v       .var ?                          ;! OF0218
        .byte 1 + ?                     ;! OF0218 15-19
        .byte -?                        ;! OF0218
        .byte .len(?)                   ;! OF0218
        .byte ?[0]                      ;! OF0218
        .byte ? == "a"                  ;! OF0218
        .byte (?) ? 1 : 2               ;! OF0218
        .word 0..?                      ;! OF0218
        .text ?                         ;! OF0218
        .fill 1, ?                      ;! OF0218
        .fill ?, 1                      ;! OF0218
        .ds ?                           ;! OF0218 13-13
        .if ?                           ;! OF0218
        .endif
        .for i in ?                     ;! OF0218
        .endfor
        lda #?                          ;! OF0218
        lda ?                           ;! OF0218 13-13
        .org ?                          ;! OF0218
