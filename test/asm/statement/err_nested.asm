        .statement a byte:x
        .statement b byte:x                     ;! OF0601
        .endstatement
        .endstatement
m       .macro
        .statement c byte:x                     ;! OF0601
        .endstatement
        .endmacro
        .statement d byte:x
m       .macro                                  ;! OF0601
        .endmacro
        .endstatement
