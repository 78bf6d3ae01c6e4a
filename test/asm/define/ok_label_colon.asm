;options -D here=5
        nop                             ;= EA
here:   .byte here                      ;= 05
  here2: .byte <here2                   ;= 02
