; Assignment operators (4.2).
; SPDX-License-Identifier: MIT
        .block
v := 1
        .byte v                         ;= 01
v := 2
        .byte v                         ;= 02
w       .var 3
w       .set 4
        .byte w                         ;= 04
x       .set 5
x       .var 6
x := 7
        .byte x                         ;= 07
        .endblock
        .block
v := 1
b       .block
v := 2
        .byte v                         ;= 02
        .endblock
        .byte v, b.v                    ;= 01 02
        .endblock
        .block
v := 1
b       .block
v += 2
        .byte v                         ;= 03
        .endblock
        .byte v                         ;= 03
        .endblock
        .block
v :?= 1
v :?= 2
c = 7
c :?= 8
        .byte v, c                      ;= 01 07
b       .block
v :?= 9
        .byte v                         ;= 09
        .endblock
        .endblock
        .block
v := 10
v += 5
        .byte v                         ;= 0F
v -= 3
        .byte v                         ;= 0C
v *= 4
        .byte v                         ;= 30
v /= 5
        .byte v                         ;= 09
v %= 5
        .byte v                         ;= 04
v **= 3
        .byte v                         ;= 40
v &= $c0
v |= 3
        .byte v                         ;= 43
v ^= 1
        .byte v                         ;= 42
v <<= 1
        .byte v                         ;= 84
v >>= 2
        .byte v                         ;= 21
v := -1
v >>>= 60
        .byte v                         ;= 0F
v &&= 0
        .byte v                         ;= 00
v ||= 7
        .byte v                         ;= 01
v := 5
v <?= 3
        .byte v                         ;= 03
v <?= 9
        .byte v                         ;= 03
v >?= 8
        .byte v                         ;= 08
v >?= 2
        .byte v                         ;= 08
v .= 3
        .byte v                         ;= 03
        .endblock
        .block
v := $12
v ..= $34
        .word v                         ;= 3412
v ..= $567
        .dword v                        ;= 67053412
v := 1
v ..= 0
        .word v                         ;= 0001
v := 1
v ..= -1
        .byte v == -1                   ;= 01
s := "ab"
s ..= "cd"
        .text s                         ;= 61626364
        .byte .len(s)                   ;= 04
s ..= ""
        .byte .len(s)                   ;= 04
        .endblock
        .block
v := $12
v ..= "A"
        .word v                         ;= 4112
        .endblock
        .block
v := $112
v x= 3
        .byte v == $121212              ;= 01
v       X= 0
        .byte v                         ;= 00
v := $12
v x= 8
        .byte v == $1212121212121212    ;= 01
        .endblock
        .block
v := 5
v .= 7
        .byte v                         ;= 07
        .endblock
        .block
v := {1,2}
v := "x"
v := 0..2
        .byte v                         ;= 0001
s       .struct
a       .byte ?
        .endstruct
v := s
        .byte v                         ;= 01
v := s{a: 4}
        .byte v.a                       ;= 04
        .endblock
        .block
v := $ab
v x= 2
        .word v                         ;= ABAB
        .endblock
        .block
v := 5
v <?=3
        .byte v                         ;= 03
v>?=9
        .byte v                         ;= 09
        .endblock
        .block
r := 0..3
r .= 5
        .byte r                         ;= 05
        .endblock
        .block
v := 1
v ..= $100
        .byte v == $10100               ;= 01
        .endblock
        .block
Foo := 1
FOO := 2
        .byte foo                       ;= 02
        .endblock
