; A parameter is `[type] name [= default]`: one word may stand in front of its name (chapter 10.1).
a       .macro b c d                    ;! OF0604 16-20
        .endmacro
e       .macro (b) c                    ;! OF0604 16-20
        .endmacro
f       .macro b, 1 c                   ;! OF0604
        .endmacro
g       .macro b, "t" c = 5             ;! OF0604
        .endmacro
h       .segment b + c                  ;! OF0604
        .endsegment
i       .macro byte  b, word c = 1 2    ;not OF0604
        .text ".c"
        .endmacro
        .i 1
