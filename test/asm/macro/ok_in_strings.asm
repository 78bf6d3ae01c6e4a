; Strings are substituted, comments are not.
greet   .macro who
        .text "hi .who"                 ; .nobody .{nobody}
        .endm
        .greet bob                      ;= 68 69 20 62 6F 62
