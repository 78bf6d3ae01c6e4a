; >> copies the sign, >>> does not.
        .byte -1>>63, -8>>1, -1>>0      ;= FF FC FF
        .byte -1>>>63, -1>>>56          ;= 01 FF
        .byte $80>>>7                   ;= 01
        .dword -1>>>32                  ;= FF FF FF FF
