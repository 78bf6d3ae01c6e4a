;options -D "NAME=\"hello\""
        .text NAME                      ;= 68 65 6C 6C 6F
