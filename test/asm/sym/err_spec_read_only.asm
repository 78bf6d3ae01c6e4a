; What cannot be assigned to (4.2).
; SPDX-License-Identifier: MIT
c = 5
c := 6                                  ;! OF0303 1-1;h define it with `:=`
c       .var 5                          ;! OF0303
c       .set 5                          ;! OF0303
l       nop
l := 6                                  ;! OF0303
c += 1                                  ;! OF0303
l += 1                                  ;! OF0303
c .= 1                                  ;! OF0303
