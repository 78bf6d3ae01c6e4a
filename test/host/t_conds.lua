-- t_conds.lua - the listing with -c: the state of conditionals behind each line.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge --cpu 6502 -q"

local function listing(text, args)
  tap.write(temp .. "/t.asm", text)
  local code, out = tap.run(("cd %s && %s t.asm -c -l - %s 2>&1"):format(temp, opforge, args or ""))
  return code == 0 and out or ("exit %d: %s"):format(code, out)
end

tap.is(listing [[
v       = 1
        .if v
        nop
        .if 0
        .byte 1
        .if 1
        .match 2
        .case 2
        .endmatch
        .else
        .endif
        .elseif v
        .byte 2

        .else
        .byte 3
        .endif
        .elseif 1
        .byte 4
        .else
        .byte 5
        .endif
        .ifdef NOPE
        .ifndef NOPE
        .endif
        .endif
        .ifndef NOPE
        .endif
        .match v
; nothing yet
        .case 0
        .byte 6
        .case 1, 2
        .byte 7
        .default
        .byte 8
        .endmatch
]], [[
opforge Assembler v1.0
ADDR    BYTES                    LINE  SOURCE
------  -----------------------  ----  ------
----    EQU 0001                    1  v       = 1  [ 0 ]
----                                2          .if v  [+1 ]
0000    EA                          3          nop  [+1 ]
----                                4          .if 0  [ 2-]
----                                5          .byte 1  [ 2-]
----                                6          .if 1  [ 3-]
----                                7          .match 2  [ 4-]
----                                8          .case 2  [ 4-]
----                                9          .endmatch  [ 3-]
----                               10          .else  [ 3-]
----                               11          .endif  [ 2-]
----                               12          .elseif v  [+2 ]
0001    02                         13          .byte 2  [+2 ]
----                               14  [+2 ]
----                               15          .else  [+2-]
----                               16          .byte 3  [+2-]
----                               17          .endif  [+1 ]
----                               18          .elseif 1  [+1-]
----                               19          .byte 4  [+1-]
----                               20          .else  [+1-]
----                               21          .byte 5  [+1-]
----                               22          .endif  [ 0 ]
----                               23          .ifdef NOPE  [ 1-]
----                               24          .ifndef NOPE  [ 2-]
----                               25          .endif  [ 1-]
----                               26          .endif  [ 0 ]
----                               27          .ifndef NOPE  [+1 ]
----                               28          .endif  [ 0 ]
----                               29          .match v  [ 1-]
----                               30  ; nothing yet  [ 1-]
----                               31          .case 0  [ 1-]
----                               32          .byte 6  [ 1-]
----                               33          .case 1, 2  [+1 ]
0002    07                         34          .byte 7  [+1 ]
----                               35          .default  [+1-]
----                               36          .byte 8  [+1-]
----                               37          .endmatch  [ 0 ]

Lines: 37  Errors: 0  Warnings: 0

SYMBOL TABLE
NAME             VALUE     VIS  KIND
v                0001      prv  var

Total memory is 3 bytes

GENERATED OUTPUT
0000    EA 02 07
]], "conditionals in each other, taken and passed over; choices")

tap.write(temp .. "/t.inc", [[
        .if 0
; in a file
        .endif
]])
tap.is(listing [[
put     .macro n
        .if .n > 1
        .byte .n
        .endif
        .endm
        .if 1
        .put 1
        .put 2
        .include "t.inc"
        .endif
        .for i in 0..2
        .if i
        .byte i
        .else
        .byte 9
        .endif
        .endfor
        .for i in 0..0
        .if 1
        .endif
        .endfor
        .if 1
        .cpu "65c02"
        bra *
        .if 1
        bra *
        .endif
        .else
        bra *
        .endif
p       .proc
        .if 1
        .endif
        .endproc
]], [[
opforge Assembler v1.0
ADDR    BYTES                    LINE  SOURCE
------  -----------------------  ----  ------
----                                1  put     .macro n  [ 0 ]
----                                2          .if .n > 1  [ 0 ]
----                                3          .byte .n  [ 0 ]
----                                4          .endif  [ 0 ]
----                                5          .endm  [ 0 ]
----                                6          .if 1  [+1 ]
----                                7          .put 1  [+1 ]
----                                2          .if 1 > 1  ; [macro put]  [ 2-]
----                                3          .byte 1  ; [macro put]  [ 2-]
----                                4          .endif  ; [macro put]  [+1 ]
----                                8          .put 2  [+1 ]
----                                2          .if 2 > 1  ; [macro put]  [+2 ]
0000    02                          3          .byte 2  ; [macro put]  [+2 ]
----                                4          .endif  ; [macro put]  [+1 ]
----                                9          .include "t.inc"  [+1 ]
----                                   ; file t.inc
----                                1          .if 0  [ 2-]
----                                2  ; in a file  [ 2-]
----                                3          .endif  [+1 ]
----                                   ; file t.asm
----                               10          .endif  [ 0 ]
----                               11          .for i in 0..2  [ 0 ]
----                               12          .if i  ; [loop 1]  [ 1-]
----                               13          .byte i  ; [loop 1]  [ 1-]
----                               14          .else  ; [loop 1]  [+1 ]
0001    09                         15          .byte 9  ; [loop 1]  [+1 ]
----                               16          .endif  ; [loop 1]  [ 0 ]
----                               12          .if i  ; [loop 2]  [+1 ]
0002    01                         13          .byte i  ; [loop 2]  [+1 ]
----                               14          .else  ; [loop 2]  [+1-]
----                               15          .byte 9  ; [loop 2]  [+1-]
----                               16          .endif  ; [loop 2]  [ 0 ]
----                               17          .endfor  [ 0 ]
----                               18          .for i in 0..0  [ 0 ]
----                               19          .if 1  [ 0 ]
----                               20          .endif  [ 0 ]
----                               21          .endfor  [ 0 ]
----                               22          .if 1  [+1 ]
----                               23          .cpu "65c02"  [+1 ]
0003    80 FE                      24          bra *  [+1 ]
----                               25          .if 1  [+2 ]
0005    80 FE                      26          bra *  [+2 ]
----                               27          .endif  [+1 ]
----                               28          .else  [+1-]
----                               29          bra *  [+1-]
----                               30          .endif  [ 0 ]
----                               31  p       .proc  [ 0 ]
----                               32          .if 1  [ 0 ]
----                               33          .endif  [ 0 ]
----                               34          .endproc  [ 0 ]

Lines: 48  Errors: 0  Warnings: 0

SYMBOL TABLE
NAME             VALUE     VIS  KIND
i                0001      prv  var

Total memory is 7 bytes

GENERATED OUTPUT
0000    02 09 01 80 FE 80 FE
]], "in expansions, files, loops and lines of another CPU; lines that are not evaluated")

---Rows from line n on, without address and bytes.
local function states(text, n, args)
  local out = {}
  for row in listing(text, args):gmatch "[^\n]+" do
    local number, rest = row:match "^.......%s.-%s+(%d+)  (.*)$"
    if number and tonumber(number) >= n and rest:find("]", 1, true) then
      out[#out + 1] = rest:match "^%s*(.*)$"
    end
  end
  return table.concat(out, "\n") .. "\n"
end

tap.is(states([[
        .module t
        .use m
        .section text
        .endsection
        .region rom, 0, 255
        .place text in rom
        .endmodule
        .module m
        .section text, logical
x       .block
        .if 1
        .block
        .else
        .endblock
        .endif
        .endblock
        .if 1
        .endif
        .endsection
        .endmodule
]], 10), [[
x       .block  ; [section text]  [ 0 ]
.if 1  ; [section text]  [ 0 ]
.block  ; [section text]  [ 0 ]
.else  ; [section text]  [ 0 ]
.endblock  ; [section text]  [ 0 ]
.endif  ; [section text]  [ 0 ]
.endblock  ; [section text]  [ 0 ]
.if 1  ; [section text]  [+1 ]
.endif  ; [section text]  [ 0 ]
.endsection  [ 0 ]
.endmodule  [ 0 ]
]], "a unit that is left out changes nothing")

tap.is(states("\t.if 0\n\n\tnop\n\t.endif\n", 1, "--tab-size 4"),
  ".if 0  [ 1-]\n[ 1-]\nnop  [ 1-]\n.endif  [ 0 ]\n", "with tab stops, and on empty lines")
tap.write(temp .. "/e.asm", [[
        .if 1
        lda nothing
        .else
        .endif
        .endif
]])
local _, failed = tap.run(("cd %s && %s e.asm -c -l - --list-on-error -E err.txt"):format(temp,
  opforge))
tap.is(failed:match "SOURCE\n[^\n]*\n(.-)\nLines", [[
----                                1          .if 1  [+1 ]
0000    A5 00                       2          lda nothing  [+1 ]
        lda nothing
            ^^^^^^^
ERROR: undefined symbol 'nothing' [OF0301]
----                                3          .else  [+1-]
----                                4          .endif  [ 0 ]
----                                5          .endif  [ 0 ]
        .endif
        ^^^^^^
ERROR: .endif without .if [OF0311]
]], "with mistakes, one of them a closer that closes nothing")
local with = listing "        .if 1\n        nop\n        .endif\n"
local _, without = tap.run(("cd %s && %s t.asm -l - 2>&1"):format(temp, opforge))
tap.is((with:gsub("  %[[ +]%d[ -]%]", "")), without, "without -c nothing else is different")

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
