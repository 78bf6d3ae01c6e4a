        * = $1000
one     jmp _end                        ;= 4C 03 10
_end    nop                             ;= EA
two     jmp _end                        ;= 4C 07 10
_end    nop                             ;= EA
