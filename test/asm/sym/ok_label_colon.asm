        * = $1000
first:  nop                             ;= EA
  second: nop                           ;= EA
        third:
        .word first, second, third      ;= 00 10 01 10 02 10
