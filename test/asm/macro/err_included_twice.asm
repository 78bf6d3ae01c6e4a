; A definition that is reached twice in a pass is one too many, also when it is the same line.
        .include "sub/twice.inc"
        .include "sub/twice.inc"        ;!@ twice.inc:1 OF0602
        .twice
