; Conditionals (7).
; SPDX-License-Identifier: MIT
        .block
        .if 1
        .byte 1                         ;= 01
        .elseif 1/0
        .byte 2
        .else
        .byte 3
        .endif
        .if 0
        .elseif 5
        .byte 2                         ;= 02
        .elseif 1
        .byte 3
        .else
        .byte 4
        .endif
        .if 0
        .elseif 0
        .else
        .byte 5                         ;= 05
        .endif
        .if -1
        .byte 6                         ;= 06
        .endif
        .endblock
        .block
        .match 3
        .case 1, 2
        .byte 1
        .case 3, 4
        .byte 2                         ;= 02
        .case 3
        .byte 3
        .default
        .byte 4
        .endmatch
        .match "ab"
        .case "ab"
        .byte 1                         ;= 01
        .endmatch
        .match 9
        .case 1
        .byte 1
        .default
        .byte 5                         ;= 05
        .endmatch
        .match {1,2}
        .case {1}
        .case {1,2}
        .byte 6                         ;= 06
        .endmatch
        .match 1
        .endmatch
        .endblock
        .block
v := 0
        .match v
        .case 0
v += 1
        .byte 1                         ;= 01
        .case 1
        .byte 2
        .endmatch
        .endblock
        .block
        .if 0
x = 5
b       .block
        .use nope
        .include "nope"
n       .namespace
        .endif
        .byte .defined(x), .defined(b)  ;= 0000
        .endblock
        .block
        .match 5
        .default
        .byte 1                         ;= 01
        .endmatch
        .endblock
        .block
        .if 1
        .elseif undefinedthing
        .endif
        .byte 1                         ;= 01
        .endblock
        .block
        .ifdef A
x = 1
        .else
x = 2
        .endif
        .byte x                         ;= 02
        .endblock
