; Short form: the label would be at $100 and not fit; wide form: it is at $101.
        * = $fd
        lda end                         ;= AD 01 01
        nop                             ;= EA
end     nop                             ;= EA
