-- t_listing.lua - the listing: columns, markers, files, tables.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge --cpu 6502 -q"

local function listing(text, args)
  tap.write(temp .. "/t.asm", text)
  local code, out = tap.run(("cd %s && %s t.asm -l - %s 2>&1"):format(temp, opforge, args or ""))
  return code == 0 and out or ("exit %d: %s"):format(code, out)
end

local head = "opforge Assembler v1.0\nADDR    BYTES                    LINE  SOURCE\n"
  .. "------  -----------------------  ----  ------\n"

tap.is(listing "count   = 4\n        .org $0200\n        lda #count\nbuf     .ds 16\n", head .. [[
----    EQU 0004                    1  count   = 4
----    EQU 0200                    2          .org $0200
0200    A9 04                       3          lda #count
0202    +0010                       4  buf     .ds 16

Lines: 4  Errors: 0  Warnings: 0

SYMBOL TABLE
NAME             VALUE     VIS  KIND
buf              0202      prv  lbl
count            0004      prv  var

Total memory is 2 bytes

GENERATED OUTPUT
0200    A9 04
]], "the whole listing of a small program")

local function rows(text, args)
  local all = listing(text, args)
  return (all:match("^" .. head:gsub("%p", "%%%0") .. "(.-)\nLines: ") or all)
end

tap.is(rows "; one\n\n        nop\n; two\n", [[
----                                1  ; one
----                                2
0000    EA                          3          nop
----                                4  ; two
]], "lines that make nothing are there")

tap.is(rows [[
put     .macro v
        .byte .v
        .endmacro
        .put 7
        nop
]], [[
----                                1  put     .macro v
----                                2          .byte .v
----                                3          .endmacro
----                                4          .put 7
0000    07                          2          .byte 7  ; [macro put]
0001    EA                          5          nop
]], "a call is listed, then its lines")

tap.is(rows [[
inl     .segment v
        .byte .v
        .endsegment
put     .macro v
        .inl .v
        .if 1
        .rept 1
        .byte 9
        .endrept
        nop
        .endif
        .endmacro
        .put 7
        .inl 8
]], [[
----                                1  inl     .segment v
----                                2          .byte .v
----                                3          .endsegment
----                                4  put     .macro v
----                                5          .inl .v
----                                6          .if 1
----                                7          .rept 1
----                                8          .byte 9
----                                9          .endrept
----                               10          nop
----                               11          .endif
----                               12          .endmacro
----                               13          .put 7
----                                5          .inl 7  ; [macro put]
0000    07                          2          .byte 7  ; [segment inl]
----                                6          .if 1  ; [macro put]
----                                7          .rept 1  ; [macro put]
0001    09                          8          .byte 9  ; [loop 1]
----                                9          .endrept  ; [macro put]
0002    EA                         10          nop  ; [macro put]
----                               11          .endif  ; [macro put]
----                               14          .inl 8
0003    08                          2          .byte 8  ; [segment inl]
]], "only the innermost expansion marks a line")

tap.is(rows [[
        .statement put byte:v
        .byte .v
        .endstatement
l       put 7
        put
put     .segment
        nop
        .endsegment
]], [[
----                                1          .statement put byte:v
----                                2          .byte .v
----                                3          .endstatement
----                                4  l       put 7
0000    07                          2          .byte 7  ; [statement put]
----                                5          put
0001    EA                          7          nop  ; [segment put]
----                                6  put     .segment
----                                7          nop
----                                8          .endsegment
]], "statements of patterns are marked, others are listed as ever")
tap.is(rows [[
put     .segment v
        .byte .v
        .bfor 1
        nop
        .endfor
        .endsegment
        .put 7
two     .macro
        .put 8
        .endmacro
        .two
]], [[
----                                1  put     .segment v
----                                2          .byte .v
----                                3          .bfor 1
----                                4          nop
----                                5          .endfor
----                                6          .endsegment
----                                7          .put 7
0000    07                          2          .byte 7  ; [segment put]
----                                3          .bfor 1  ; [segment put]
0001    EA                          4          nop  ; [loop 1]
----                                5          .endfor  ; [segment put]
----                                8  two     .macro
----                                9          .put 8
----                               10          .endmacro
----                               11          .two
----                                9          .put 8  ; [macro two]
0002    08                          2          .byte 8  ; [segment put]
----                                3          .bfor 1  ; [segment put]
0003    EA                          4          nop  ; [loop 1]
----                                5          .endfor  ; [segment put]
]], "lines of a segment are marked with it, the innermost only")

tap.is(rows [[
n       := 0
        .while n < 2
n       += 1
        .endwhile
p       .proc
        nop
        .endproc
        .logical $1000
        .word $
        .here
        .match 1
        .case 2
        dex
        .default
        inx
        .endmatch
]], [[
----    EQU 0000                    1  n       := 0
----                                2          .while n < 2
----    EQU 0001                    3  n       += 1  ; [loop 1]
----    EQU 0002                    3  n       += 1  ; [loop 2]
----                                4          .endwhile
----                                5  p       .proc
----                                6          nop
----                                7          .endproc
----                                8          .logical $1000
1000    00 10                       9          .word $
----                               10          .here
----                               11          .match 1
----                               12          .case 2
----                               13          dex
----                               14          .default
0002    E8                         15          inx
----                               16          .endmatch
]], "constructs are listed once, whether their lines are taken or not")

tap.is(rows [[
        .for i in 1..=2
        .byte i
        .endfor
        nop
]], [[
----                                1          .for i in 1..=2
0000    01                          2          .byte i  ; [loop 1]
0001    02                          2          .byte i  ; [loop 2]
----                                3          .endfor
0002    EA                          4          nop
]], "a loop is listed per iteration")

tap.is(rows [[
        .if 1
        .byte 1
        .else
        .byte 2
        .endif
        nop
]], [[
----                                1          .if 1
0000    01                          2          .byte 1
----                                3          .else
----                                4          .byte 2
----                                5          .endif
0001    EA                          6          nop
]], "conditionals are listed once, in their order")

tap.write(temp .. "/i.inc", "        .byte 5\n; end of it\n")
tap.is(rows '        .include "i.inc"\n        nop\n', [[
----                                1          .include "i.inc"
----                                   ; file i.inc
0000    05                          1          .byte 5
----                                2  ; end of it
----                                   ; file t.asm
0001    EA                          2          nop
]], "a row names the file when it changes")

local nine = rows "        .byte 1,2,3,4,5,6,7,8,9\n"
tap.is(nine, "0000    01 02 03 04 05 06 07 08 09     1          .byte 1,2,3,4,5,6,7,8,9\n",
  "bytes are not cut")
tap.ok(not listing("        nop   \n"):find "[ \t]\n", "no trailing blanks")
tap.ok(listing("\tnop\n", "--tab-size 4"):find("1      nop\n", 1, true), "--tab-size expands tabs")
tap.ok(listing "nop     .byte 1\n":find("WARNING: label 'nop'", 1, true),
  "a warning follows its line")
tap.ok(listing "n = -1\n":find("EQU FFFF", 1, true), "negative values as two's complement")


-- values, addresses, reservations
tap.is(rows [[
name    = "abc"
r       = 1..4
v      := 1
v      := 2
m       = -$8001
big     = $100000000
        .org $FFFC
        .ds 2
x       nop
]], [[
----    EQU string                  1  name    = "abc"
----    EQU range                   2  r       = 1..4
----    EQU 0001                    3  v      := 1
----    EQU 0002                    4  v      := 2
----    EQU FF7FFF                  5  m       = -$8001
----    EQU 0000000100000000        6  big     = $100000000
----    EQU FFFC                    7          .org $FFFC
FFFC    +0002                       8          .ds 2
FFFE    EA                          9  x       nop
]], "EQU and reservations, with the least digits that hold a value")

-- diagnostics
local function failing(text, args)
  tap.write(temp .. "/t.asm", text)
  local _, out = tap.run(("cd %s && %s t.asm -l - --list-on-error --no-error %s"):format(temp,
    opforge, args or ""))
  return out:match("^" .. head:gsub("%p", "%%%0") .. "(.-)\nLines: ") or out, out
end

tap.is(failing [[
put     .macro v
        .byte .v
        .endmacro
        .for i in 254..=257
        .byte i
        .endfor
        .put 300
]], [[
----                                1  put     .macro v
----                                2          .byte .v
----                                3          .endmacro
----                                4          .for i in 254..=257
0000    FE                          5          .byte i  ; [loop 1]
0001    FF                          5          .byte i  ; [loop 2]
0002    00                          5          .byte i  ; [loop 3]
        .byte i
              ^
ERROR: value 256 ($100) does not fit in 1 byte (-128..255) [OF0406]
0003    01                          5          .byte i  ; [loop 4]
        .byte i
              ^
ERROR: value 257 ($101) does not fit in 1 byte (-128..255) [OF0406]
----                                6          .endfor
----                                7          .put 300
0004    2C                          2          .byte 300  ; [macro put]
        .byte 300
              ^^^
ERROR: value 300 ($12C) does not fit in 1 byte (-128..255) [OF0406]
]], "a diagnostic follows its line in its iteration or expansion")

local _, whole = failing("\tlda\t#nothing  \n", "--tab-size 4")
tap.ok(whole:find("\n    lda #nothing\n         ^^^^^^^\nERROR: undefined symbol", 1, true),
  "its tabs are those of --tab-size", whole)
tap.ok(whole:find("\nLines: 1  Errors: 1  Warnings: 0\n", 1, true), "the footer counts errors",
  whole)
tap.ok(not whole:find "[ \t]\n", "no trailing blanks with diagnostics", whole)
tap.ok(whole:find("SYMBOL TABLE\nNAME             VALUE     VIS  KIND\n(none)\n", 1, true),
  "an empty table is (none)")
tap.ok(listing "":find "GENERATED OUTPUT\n%(none%)\n$", "so is an empty image")

-- long and far
local far = rows(("\n"):rep(9999) .. "        nop\n        .byte 1,2,3,4,5,6,7,8\n")
tap.ok(far:find("\n0000    EA                       10000          nop\n"
  .. "0001    01 02 03 04 05 06 07 08"
  .. "  10001          .byte 1,2,3,4,5,6,7,8\n$"), "line numbers above 9999 move the source")
tap.ok(failing "\tnop\t; \1x\x7F\n":find("  1  \tnop\t; .x.\n", 1, true),
  "tabs stay, control bytes do not")
tap.is(rows("        nop ; \xC3\xA4\tb\n", "--tab-size 8"),
  "0000    EA                          1          nop ; \xC3\xA4 b\n", "a character is one column")
local output = listing("        .org $0100\n        .fill 18, 1\n        .org $0112\n"
  .. "        .byte 2\n"
  .. "        .org $0200\n        .byte 3\n"):match "GENERATED OUTPUT\n(.*)"
tap.is(output, "0100    01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01\n0110    01 01 02\n"
  .. "0200    03\n", "bytes in rows of 16, a new row at each gap")
tap.ok(listing("b = 1\nA_ = 2\nAB = 3\n"):find("AB .*\nA_ .*\nb "), "symbols by upper-cased name")

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
