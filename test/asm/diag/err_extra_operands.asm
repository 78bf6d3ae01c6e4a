; What stands behind the operands of a directive, or where it takes none, is OF0403 (chapter 18).
        .if 1
        .endif 5                        ;! OF0403 16-16
        .org 1, 2                       ;! OF0403 17-17
        .ds 1, 2, 3                     ;! OF0403 16-19
        .align 1, 2, 3                  ;! OF0403 22-22
        .if 1, 2                        ;! OF0403 16-16
        .endif
        .while 0, 1                     ;! OF0403 19-19
        .endwhile
        .rept 1, 2                      ;! OF0403 18-18
        .endrept
        .for 1, 2                       ;! OF0403 17-17
        .endfor
        .pub x                          ;! OF0403 14-14
        .priv x y                       ;! OF0403 15-17
        .fill byte, 2, 1, 5             ;! OF0403 27-27
        .include "x", 2                 ;! OF0403 23-23
        .mapfile                        ;! OF0402
        .include                        ;! OF0402
        .assert 1, "a", "b"             ;! OF0403 25-27
x       .const 1, 2                     ;! OF0403 19-19
        .encode e
        .cdef "a", "b"                  ;! OF0402
        .cdef "a", "b", 1, 2            ;! OF0403 28-28
        .endencode
        .byte 1,                        ;! OF0201
        .org 1,                         ;! OF0202 15-15
        .org 1 2                        ;! OF0202
y       = 1, 2                          ;! OF0202
