; The bank of an address must be that of `$`; its low 16 bits are stored.
;nocpu
        .org $12fff0
here    .addr here, $12ffff             ;image 12FFF0: F0 FF FF FF
        .org $20000
        .rta $20000, $21234             ;image 20000: FF FF 33 12
        .addr 0x20001..0x20003          ;image 20004: 01 00 02 00
        .addr later                     ;image 20008: 0A 00
later
