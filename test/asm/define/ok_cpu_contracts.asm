; A text is read under the CPU that holds where it stands.
;options -D LOOP=bra
        .byte 0                         ;= 00
        .cpu "65c02"
        LOOP *                          ;= 80 FE
