m       .macro
x       .endmacro                       ;! OF0403 1-1
