; Operators, their order and their values (3.1 to 3.4).
; SPDX-License-Identifier: MIT
        .block
        .byte 1|2^3                     ;= 01
        .byte 1^3&2                     ;= 03
        .byte 1&&2|0                    ;= 01
        .byte 1 < 2 & 1                 ;= 01
        .byte 1<<1 == 2                 ;= 01
        .byte 6/2*3, 7%4*2, 2*7%4       ;= 09 06 02
        .byte - - 3, !!5, ~~7, +-+3 & $ff ;= 03 01 07 FD
        .endblock
        .block
        .byte 3=3, 3=4                  ;= 0100
        .endblock
        .block
        .byte 1 ? 1..3:1 : 2            ;= 0102
        .endblock
        .block
        .byte 3**41 == 3**40*3, 2**64, 0**0, 5**0 ;= 01 00 01 01
        .endblock
        .block
        .byte 7/2, -7/2+10, 7/-2+10, -7/-2 ;= 03 07 07 03
        .emit 8, $8000000000000000/-1   ;= 0000000000000080
        .byte 7%3, -7%3+10, 7%-3, -7%-3+10, $8000000000000000%-1 ;= 01 09 01 09 00
z = 0
        .endblock
        .block
        .emit 8, 1<<63, -1<<4           ;= 0000000000000080 F0FFFFFFFFFFFFFF
        .byte -8>>1, -1>>63, -1>>>63, -1>>>62 ;= FC FF 01 03
        .endblock
        .block
        .byte ~$f0 & $ff, 5|2, 7^2, 6&3 ;= 0F 07 05 02
        .endblock
        .block
        .byte !5, !0                    ;= 00 01
        .endblock
        .block
        .byte 0&&undef1, 1||undef2, 1?2:undef3 ;= 00 01 02
        .endblock
        .block
        .byte <-1, >-1, <$123456, >$123456 ;= FF FF 56 34
        .endblock
        .block
l = {10,20,30}
s = "abc"
r = 5..10:2
        .byte l[0], l[2], s[1], r[2], {1,2}[1], "xyz"[2], (3..5)[1] ;= 0A 1E 62 09 02 7A 04
        .endblock
        .block
        .byte .len(0..4), .len(0..=4), .len(4..=0:-2), .len(3..3), .len(3..=3), .len(4..0) ;= 04 05 03 00 01 04
        .byte 0..10:3, 10..0:-4, 3..0   ;= 00 03 06 09 0A 06 02 03 02 01
        .endblock
        .block
        .byte .len(3..3:-1), .len(3..3:1), .len(3..=3:-1) ;= 00 00 01
        .endblock
        .block
        .byte .len({1,2}), .len("abc"), .len(""), .len({}) ;= 02 03 00 00
e       .enum
x
y
        .endenum
        .byte .len(e)                   ;= 02
        .byte .lo($123456), .hi($123456), .bank($123456), .lo($1234)+1 ;= 56 34 12 35
        .byte .min(3), .min(3,1,2), .max(3,9,-1), .abs(-3), .abs(3), .sign(-5)+2, .sign(0), .sign(9) ;= 03 01 09 03 03 01 00 01
        .byte .defined(later), .defined(nix), .defined(e.x), .defined(a.b) ;= 01 00 01 00
later = 1
        .endblock
        .block
l = {1,2,3}
        .byte l[<$100+1]                ;= 02
        .byte 1+<1+1<<7, <$1ff          ;= 01 FF
        .endblock
        .block
        .for i in (0..3)
        .byte i
        .endfor
                                        ;= 000102
        .endblock
        .block
a = 2
        .byte 0..8:a*2                  ;= 0004
        .endblock
        .block
        .byte 1+1..2+3                  ;= 020304
        .byte .len(0..3) == 3           ;= 01
        .endblock
        .block
l = {5,6}
        .byte -l[0] & $ff, 2**l[0]      ;= FB 20
        .endblock
        .block
        .byte "\x41"=="A"               ;= 01
        .endblock
        .block
        .byte "a"=="A"                  ;= 00
        .endblock
        .block
        .byte 1 <> 2, 1 != 2            ;= 0101
        .endblock
        .block
        .byte 64 >> 2 >> 1, 1 << 2 << 1 ;= 08 08
        .endblock
        .block
        .byte <1 ? $102 : $203          ;= 02
        .endblock
        .block
        .byte 1 || 0 && 0, (1||0)&&0    ;= 01 00
        .byte 1 ^^ 1 || 1               ;= 01
        .byte 0 && 1 ^^ 1               ;= 01
        .endblock
        .block
        .byte {1,2,3}[.len({1,2})]      ;= 03
        .endblock
        .block
        .byte (10..0:-3)[2]             ;= 04
        .endblock
        .block
        .byte 1 ? 5 : {1}+1             ;= 05
        .endblock
        .block
        .byte 0 && {1}                  ;= 00
        .endblock
        .block
        .byte .abs($8000000000000000) == $8000000000000000 ;= 01
        .byte .sign(0), .lo(-1), .hi(-1), .bank(-1) ;= 00 FF FF FF
        .endblock
        .block
        .byte .lo("A"), .hi("AB"), .abs("A"), .min("A","B") ;= 41 41 41 41
        .endblock
        .block
        .byte (-1)**63 & $ff, (-1)**64, 0**5, 2**63 == $8000000000000000 ;= FF 01 00 01
        .endblock
        .block
        .byte "abc" == "abc", "abc" <> "ab" ;= 0101
        .byte "a" < 98                  ;= 01
        .endblock
