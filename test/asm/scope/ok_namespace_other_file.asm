; Reopened in another file, also before that.
        .byte lib.a, lib.b              ;= 01 03
lib     .namespace
a       = 1
        .endn
        .include "namespace.inc"        ;= 04
        .byte lib.c                     ;= 04
