; A field has a name or none: an anonymous label is neither.
m       .segment
        .byte ?
        .endsegment
S       .struct
-       .byte ?                         ;! OF0426 1-1
+                                       ;! OF0426 1-1
-       .m                              ;! OF0426 1-1
+       .struct                         ;! OF0426 1-1
        .byte ?
        .endstruct
        .endstruct
U       .union
+       .ds 2                           ;! OF0426 1-1
        .endunion
        .enum
-                                       ;! OF0427 1-1
- = 5                                   ;! OF0427 1-1
        .endenum
