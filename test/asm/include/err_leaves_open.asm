        .include "inc/open.inc"         ;!@ inc/open.inc:1 OF0312
