; The label moves the condition that moves the label.
;options --max-passes 6
        .if end == 0
        nop
        .endif
end     nop                             ;!? OF1207
