; A case is compared with ==, which does not mix kinds.
        .match 1
        .case "abc"                     ;! OF0209
        .default
        .endmatch
