        .include "inc/nothing.inc"      ;! OF1101
