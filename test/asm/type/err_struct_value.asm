Point   .struct
x       .byte ?
y       .word ?
        .endstruct
Box     .struct
at      .struct
x       .byte ?
        .endstruct
name    .ds 2
        .endstruct
one     = 1
p       = Point{x: 1, y: 2}
        .byte Point{x: 1}.x             ;! OF0216 15-27
        .byte Point{}.x                 ;! OF0216 15-23
        .byte Point{x: 1, y: 2, x: 3}.x ;! OF0216 15-39
        .byte Point{x: 1, z: 2}.x       ;! OF0216 15-33
        .byte Point{x: 256, y: 2}.x     ;! OF0216 15-35
        .byte Point{x: {1}, y: 2}.x     ;! OF0216 15-35
        .byte one{x: 1}.x               ;! OF0216 15-25
        .byte Point.x{x: 1}.x           ;! OF0216 15-29
        .byte nowhere{x: 1}.x           ;! OF0301 15-21
        .byte Box{at: 1, name: "a"}.at  ;! OF0216 15-38
        .byte Box{at: p, name: "a"}.at  ;! OF0216 15-38
        .byte Box{at: Box.at{x: 1}, name: "abc"}.at     ;! OF0216 15-51
        .byte Box{at: Box.at{x: 1}, name: {1}}.at       ;! OF0216 15-49
        .byte Box{at: Box.at{x: 1}, name: {1, 256}}.at  ;! OF0216 15-54
        .byte p                         ;! OF0209 15-15
        .word p, 1                      ;! OF0209 15-15
        .byte {p}                       ;! OF0209 15-17
        .byte p.z                       ;! OF0215 15-17
        .byte p.x.y                     ;! OF0215 15-19
        .byte Point{x: 1, y: 2}.z       ;! OF0215 15-33
        .byte p + 1                     ;! OF0209 15-19
        .byte p == p                    ;! OF0209 15-20
        .byte .sizeof(p)                ;! OF0209 15-24
        .byte Point{x 1}                ;! OF0202 23-23
        .byte Point{1}                  ;! OF0201 21-21
        .byte Point{x: 1, 2}            ;! OF0201 27-27
        .byte Point{x: }                ;! OF0201 24-24
        .byte Point{x: 1                ;! OF0203 20-20
v       := Point{x: 1, y: 2}
v       += 1                            ;! OF0309 1-1
