; Closers of scopes may have a label: it stands in front, inside what is closed or outside of it.
one     .block
        nop                             ;= EA
a       .endblock
n       .namespace
        nop                             ;= EA
b       .endnamespace
        .logical 5
        nop                             ;= EA
c       .here
        .byte <c                        ;= 03
