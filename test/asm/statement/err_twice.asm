; The same signature twice; names of captures make no difference, their types do.
        .statement put byte:a "x"
        .endstatement
        .statement put byte:b "X"               ;! OF0602
        .endstatement
        .statement put word:b "x"               ;not OF0602
        .endstatement
        .statement put [{byte:b}] "x"           ;not OF0602
        .endstatement
        .statement other byte:a "x"             ;not OF0602
        .endstatement
        .for i in {1, 2}
        .statement loop byte:a                  ;! OF0602
        .endstatement
        .endfor
        .namespace n
        .statement put byte:a "x"               ;not OF0602
        .endstatement
        .endnamespace
