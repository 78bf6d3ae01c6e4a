; Captures are counted as they stand; `.@` is what stands behind the key, `@1` a capture as written.
        .statement put byte:x "to" char:y
        .byte .1, '.y', '.2', @1
        .text ".@"
        .endstatement
        put  7  to  q           ;= 07 71 71 07 37 20 20 74 6F 20 20 71
        put 7 TO q              ;= 07 71 71 07 37 20 54 4F 20 71
