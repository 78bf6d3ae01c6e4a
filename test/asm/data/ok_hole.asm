; All operands `?`: the units are reserved.
        .org $1000
        .byte 1                         ;image 1000: 01
        .byte ?, ?                      ;not OF0218 ;not OF0409
        .word ?
        .long ?, ?
        .addr ?
end     .byte <end, >end                ;image 100F: 0F 10
