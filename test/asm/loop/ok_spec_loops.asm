; Loops (8).
; SPDX-License-Identifier: MIT
        .block
        .for 3
        .byte 1
        .endfor
                                        ;= 010101
        .endblock
        .block
        .for i in 0..3
        .byte i
        .endfor
        .for i in {5,"a",7}
        .byte i
        .endfor
        .for i in "ab"
        .byte i
        .endfor
        .byte i
                                        ;= 000102 056107 6162 62
        .endblock
        .block
        .for i in "ab"
        .byte i == "a"
        .endfor
                                        ;= 0100
        .endblock
        .block
v := 0
        .while v < 3
        .byte v
v += 1
        .endwhile
                                        ;= 000102
        .endblock
        .block
        .rept 2
        .byte 7
        .endrept
                                        ;= 0707
        .endblock
        .block
        .for 0
        .byte 1
        .endfor
        .for i in {}
        .byte 1
        .endfor
        .for i in ""
        .byte 1
        .endfor
        .for i in 3..3
        .byte 1
        .endfor
        .byte 9                         ;= 09
        .endblock
        .block
v := 2
        .for v
v += 1
        .byte v
        .endfor
l := {1,2}
        .for i in l
l := {7,8,9}
        .byte i
        .endfor
                                        ;= 0304 0102
        .endblock
        .block
        .for 1
c = 1
        .endfor
        .byte c                         ;= 01
        .endblock
        .block
i = 5
        .bfor i in 0..2
        .byte i
        .endfor
        .byte i
                                        ;= 000105
        .endblock
        .block
i := 9
        .for i in 0..2
        .endfor
        .byte i                         ;= 01
        .endblock
        .block
        .for i in 0..2
        .for j in 0..2
        .byte i*16+j
        .endfor
        .endfor
                                        ;= 00011011
        .endblock
        .block
        .for i in 0..=10:5
        .byte i
        .endfor
                                        ;= 00050A
        .endblock
