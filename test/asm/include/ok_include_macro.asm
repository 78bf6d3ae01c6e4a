        .put 4                          ;= 04
        .include "inc/macro.inc"
