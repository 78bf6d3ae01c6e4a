; A file may include itself under a condition.
n       := 0
        .include "inc/again.inc"        ;= 00 01 02
