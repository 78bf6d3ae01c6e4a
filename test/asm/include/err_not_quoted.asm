        .include plain                  ;! OF1107
