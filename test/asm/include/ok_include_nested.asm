        .include "inc/outer.inc"        ;= 01 02 03 01
