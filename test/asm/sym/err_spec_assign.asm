; What assignments refuse (4.2 to 4.4).
; SPDX-License-Identifier: MIT
a = 5
a = 5                                   ;! OF0302 1-1;h rename
b       .const 1
b       .const 1                        ;! OF0302
c = 1
c       nop                             ;! OF0302
d       nop
d = 1                                   ;! OF0302
e := 1
e = 1                                   ;! OF0302
