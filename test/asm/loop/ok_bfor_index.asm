; The row of the language description.
row     .bfor n in 0..=24
base    .word $0400 + n*40              ;= 00 04 28 04 50 04 78 04 A0 04 C8 04 F0 04 18 05 40 05
        .endfor                         ;= 68 05 90 05 B8 05 E0 05 08 06 30 06 58 06 80 06 A8 06
        .word row[3].base               ;= D0 06 F8 06 20 07 48 07 70 07 98 07 C0 07 06 00
        .word row[24].base, .len(row), row ;= 30 00 19 00 00 00
