; The fault at the end of a page is that of the NMOS.
;options --cpu 65c02
;nocpu
        jmp ($10ff)                     ;= 6C FF 10
        .cpu "6502u"
        jmp ($10ff)                     ;! OF0513 ;= 6C FF 10
