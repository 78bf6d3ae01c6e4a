; lists in each other, however they came there
;options --limit expr-depth=3
a       := {{1}}
a       := {a}
a       := {a}                                  ;! OF1212
