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

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
