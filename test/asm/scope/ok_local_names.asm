        * = $1000
one     nop                             ;= EA
_loop   jmp _loop                       ;= 4C 01 10
two     nop                             ;= EA
_loop   jmp _loop                       ;= 4C 05 10
        .word one._loop, two._loop      ;= 01 10 05 10
