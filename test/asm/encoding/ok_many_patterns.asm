; More patterns than were there before, in a copy and in what it was copied from.
        .encode one, ascii
        .edef "a0", 0
        .edef "a1", 1
        .edef "a2", 2
        .edef "a3", 3
        .edef "a4", 4
        .edef "a55", 5
        .edef "a6", 6
        .edef "a7", 7
        .edef "a8", 8
        .edef "a999", 9
        .endencode
        .encode two, one
        .edef "b", 10
        .edef "a999", 11
        .text "a0a1a2a3a4a55a6a7a8a999b" ;= 00 01 02 03 04 05 06 07 08 0B 0A
        .endencode
        .enc one
        .text "a0a55a999b"              ;= 00 05 09 62
        jmp end                         ;= 4C 12 00
end
