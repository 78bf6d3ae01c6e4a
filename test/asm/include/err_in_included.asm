        .include "inc/bad.inc"          ;!@ inc/bad.inc:2 OF0205
