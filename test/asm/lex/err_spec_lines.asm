; What chapter 2 of the language refuses.
; SPDX-License-Identifier: MIT
1       nop                             ;! OF0107 1-1
"a"                                     ;! OF0107
#a                                      ;! OF0107
(x)                                     ;! OF0107
!                                       ;! OF0107
$12                                     ;! OF0107
%1                                      ;! OF0107
,                                       ;! OF0107
<                                       ;! OF0107
:x                                      ;! OF0107
=       4                               ;! OF0107
a:      b: nop                          ;! OF0108
c       d: nop                          ;! OF0108
        e: f: nop                       ;! OF0108
mov     a,b                             ;! OF0501
        .bite 3                         ;! OF0401 9-13;h .byte
        .qqqqqqqq                       ;! OF0401
        . byte 3                        ;! OF0111
        .for 2
a       .endfor                         ;! OF0617 1-1
        .bfor 2
b       .endfor                         ;! OF0617
        .while 0
c       .endwhile                       ;! OF0617
        .rept 1
d       .endrept                        ;! OF0617
        .bwhile 0
e       .endwhile                       ;! OF0617
-:      nop                             ;! OF0107
-nop                                    ;! OF0107
