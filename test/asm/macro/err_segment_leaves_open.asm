put     .segment
        .block
        .ends
        .put                            ;! OF0613
loop    .segment
        .for 1
        .ends
        .loop                           ;! OF0613
ns      .segment
a       .namespace
        .ends
        .ns                             ;! OF0613
pr      .segment
p       .proc
        .ends
        .pr                             ;! OF0613
ma      .segment
        .match 1
        .case 1
        .ends
        .ma                             ;! OF0613
wh      .segment
        .while 1
        .ends
        .wh                             ;! OF0613
lo      .segment
        .logical 1
        .ends
        .lo                             ;! OF0613
