---Sources made to hurt: each ends soon, in little memory, at the line where a limit stops it, and
---leaves what an output's name held before as it was. TAP on standard output. Run from the top of
---the tree; with words as arguments only the bombs whose name holds one of them.
---SPDX-License-Identifier: MIT
package.path = "./?.lua;" .. package.path
local tap = require "test.lib.tap"

local MANY = 100000
local HUGE = 1000000

-- CPU seconds and MiB; expansions may take more than a single line.
local PLAIN = { 2, 256 }
local EXPANSION = { 4, 512 }

local cases = {}

---expect: exit code, then the code of a diagnostic and its line, or none.
local function case(name, source, expect, cost, more)
  cases[#cases + 1] = {
    name = name, source = source, exit = expect[1], code = expect[2], line = expect[3],
    cost = cost or PLAIN, files = more and more.files or {}, options = more and more.options or "",
    at = more and more.at,
  }
end

local function each(n, make)
  local lines = {}
  for i = 1, n do
    lines[i] = make(i)
  end
  return table.concat(lines)
end

---n openers and as many closers.
local function nest(n, opener, closer)
  return opener:rep(n) .. (closer or ""):rep(n)
end

---39 bodies that each call the one before twice.
local function doubling(word)
  return ("m0 .%s\n nop\n .end%s\n"):format(word, word)
    .. each(39, function(i)
      return ("m%d .%s\n .m%d\n .m%d\n .end%s\n"):format(i, word, i - 1, i - 1, word)
    end) .. " .m39\n"
end

local function chain(last)
  return each(MANY, function(i) return ("c%d = c%d + 1\n"):format(i, i + 1) end)
    .. ("c%d = %s\n .word c1 & $FF\n"):format(MANY + 1, last)
end

-- Lines and expressions.
case("parentheses", " .byte " .. ("("):rep(HUGE) .. "1" .. (")"):rep(HUGE) .. "\n",
  { 5, 1208, 1 })
case("nested parentheses", " .byte " .. ("("):rep(1000) .. "1" .. (")"):rep(1000) .. "\n",
  { 5, 1212, 1 })
case("open parentheses", " .byte " .. ("("):rep(60000) .. "\n", { 5, 1209, 1 })
case("unary operators", " .byte " .. ("~"):rep(HUGE) .. "1\n", { 5, 1208, 1 })
case("unary operators on a line", " .byte " .. ("-"):rep(4000) .. "1\n", { 5, 1212, 1 })
case("choices", " .byte " .. ("1?"):rep(HUGE) .. "1" .. (":1"):rep(HUGE) .. "\n", { 5, 1208, 1 })
case("choices on a line", " .byte " .. ("1?"):rep(900) .. "1" .. (":1"):rep(900) .. "\n",
  { 5, 1212, 1 })
case("many lines of parentheses", each(20000, function(i)
  return ("c%d = %s1%s\n"):format(i, ("(1+"):rep(300), (")"):rep(300))
end), { 5, 1224, 1001 })
case("powers", (" .word (3 ** $7FFFFFFFFFFFFFFF) & 1\n"):rep(30000), { 0 })
case("a line of 10 MB", " nop ; " .. ("x"):rep(10 * HUGE) .. "\n", { 5, 1208, 1 })
case("a line of 10 MB of blanks", (" "):rep(10 * HUGE) .. "\n", { 5, 1208, 1 })
case("a string of 10 MB", ' .text "' .. ("x"):rep(10 * HUGE) .. '"\n', { 5, 1208, 1 })
case("a name of 10 MB", " lda " .. ("x"):rep(10 * HUGE) .. "\n", { 5, 1208, 1 })
case("a name of 10,000 parts", " .byte " .. ("a."):rep(10000) .. "a\n", { 5, 1210, 1 })
case("many names that are too long", each(60000, function(i)
  return (" .byte %s%d\n"):format(("x"):rep(900), i)
end), { 5, 1224, 1001 })
case("anonymous labels", " bne " .. ("+"):rep(60000) .. "\n", { 5, 1209, 1 })
case("NUL bytes", ("\0"):rep(HUGE) .. "\n", { 5, 1208, 1 })
case("lines of NUL", ("\0\n"):rep(MANY), { 5, 1224, 1001 })
case("50 MB of line ends", ("\n"):rep(50 * HUGE), { 0 })
case("100 MB of line ends", ("\n"):rep(100 * HUGE), { 0 })
case("100 MB of blanks", ((" "):rep(999) .. "\n"):rep(MANY), { 0 })

-- Files.
case("a file that includes itself", ' .include "bomb.asm"\n', { 5, 1201, 1 })
case("a file that includes itself twice", (' .include "bomb.asm"\n'):rep(2), { 5, 1201, 1 })
local includes = { ["i40.inc"] = " nop\n" }
for i = 1, 39 do
  includes[("i%d.inc"):format(i)] = (' .include "i%d.inc"\n'):format(i + 1):rep(2)
end
case("includes that double", ' .include "i1.inc"\n', { 5, 1206, 2 }, EXPANSION,
  { files = includes, at = "i39.inc" })
case("a part beyond a file", ' .incbin "part.bin", 0, $10000000000\n', { 1, 1109, 1 }, PLAIN,
  { files = { ["part.bin"] = ("x"):rep(60 * HUGE) } })
case("a part at the end of numbers", ' .incbin "part.bin", $7FFFFFFFFFFFFFFF, $7FFFFFFFFFFFFFFF\n',
  { 1, 1109, 1 }, PLAIN, { files = { ["part.bin"] = "x" } })
case("many large parts", (' .incbin "part.bin"\n'):rep(10), { 5, 1219, 2 }, PLAIN,
  { files = { ["part.bin"] = ("x"):rep(60 * HUGE) } })

-- Data.
case("a fill of 2^40", " .fill $10000000000, 0\n", { 5, 1219, 1 })
case("a range of 2^62", " .byte 0..$3FFFFFFFFFFFFFFF\n", { 5, 1214, 1 })
case("units of a range of 2^40", " .emit 8, 0..$FFFFFFFFFF\n", { 5, 1214, 1 })
case("units of many ranges", (" .emit 8, 0..$FFFE\n"):rep(300), { 5, 1219, 129 })
case("reserved bytes of 2^62", " .ds $4000000000000000\n", { 1, 422, 1 })
case("an alignment of 2^63", " .align $7FFFFFFFFFFFFFFF\n", { 1, 412, 1 })
case("long strings", (' .null "' .. ("x"):rep(60000) .. '"\n'):rep(1200), { 5, 1219, 1119 })
case("long counted strings", (' .ptext "' .. ("x"):rep(60000) .. '"\n'):rep(400), { 1, 416, 400 })
case("a string that doubles", 's := "x"\n' .. ("s ..= s\n"):rep(40), { 5, 1211, 17 })
case("a string that doubles in a loop", 's := "x"\n .while 1\ns ..= s\n .endwhile\n',
  { 5, 1211, 3 })
case("a string that grows", 's := "x"\n .rept 60000\ns ..= "x"\n .endrept\n', { 5, 1206, 3 },
  EXPANSION)
case("bytes in a loop", ' .rept 60000\n .text "' .. ("x"):rep(4000) .. '"\n .endrept\n',
  { 5, 1219, 2 }, EXPANSION)

-- Macros and segments.
case("a macro that calls itself", "m .macro\n .m\n .m\n .endmacro\n .m\n", { 5, 1202, 2 })
case("a segment that calls itself", "m .segment\n .m\n .m\n .endsegment\n .m\n", { 5, 1202, 2 })
case("a macro with a growing argument", "m .macro a\n .m .a .a\n .endmacro\n .m xxxxxxxxxx\n",
  { 5, 1209, 2 })
case("a macro with growing arguments", "m .macro\n .m .@,.@\n .endmacro\n .m 1,2\n",
  { 5, 1220, 2 })
case("macros that double", doubling "macro", { 5, 1206, 6 }, EXPANSION)
case("segments that double", doubling "segment", { 5, 1206, 6 }, EXPANSION)
case("long expansions", ('m .macro a\n .text "%s" ; .a\n .byte .a & 1\n .endmacro\n')
  :format(("x"):rep(60000)) .. each(20000, function(i) return (" .m %d\n"):format(i) end),
  { 5, 1206, 2139 }, EXPANSION)
case("one long expansion", ("m .macro a\n%s .endmacro\n .m %s\n")
  :format((" .text .a\n"):rep(30000), '"' .. ("x"):rep(60000) .. '"'), { 5, 1206, 30003 },
  EXPANSION)

-- Loops.
case("loops of 2^31", nest(2, " .rept 2147483647\n", " .endrept\n"), { 5, 1205, 1 })
case("scoped loops of 2^31", nest(2, " .bfor 2147483647\n", " .endfor\n"), { 5, 1205, 1 })
case("loops over 2^31", " .for i in 0..2147483647\n .endfor\n", { 5, 1205, 1 })
case("a loop without an end", " .while 1\n .endwhile\n", { 5, 1205, 1 })
case("a scoped loop without an end", "l .bwhile 1\nx nop\n .endwhile\n", { 5, 1205, 1 })
case("loops of 2^16", nest(2, " .rept 65536\n", " .endrept\n"), { 5, 1206, 2 }, EXPANSION)
case("scoped loops of 2^16", nest(2, " .bfor 65536\n", " .endfor\n"), { 5, 1206, 2 }, EXPANSION)
case("labelled loops of 2^16", "a .bfor 65536\nb .bfor 65536\nc nop\n .endfor\n .endfor\n",
  { 5, 1206, 2 }, EXPANSION)
case("loops without an end in loops",
  "i := 0\n .while 1\nj := 0\n .while j < 65535\nj += 1\n .endwhile\n .endwhile\n", { 5, 1206, 4 },
  EXPANSION)
case("iterations of a labelled loop", "row .bfor 65536\nx = 1\n .endfor\n .word row[65535].x\n",
  { 0 })
case("2^200 iterations", nest(200, " .for 2\n", " .endfor\n"), { 5, 1206, 197 }, EXPANSION)
case("a body of many lines", " .rept 2\n" .. (" nop\n"):rep(MANY) .. " .endrept\n",
  { 5, 1221, 1 })
case("warnings in a loop", " .rept 60000\n .warn 1\n .endrept\n", { 5, 1224, 2 },
  EXPANSION)
case("errors in a loop", " .for i in 0..60000\n .error i\n .endfor\n", { 5, 1224, 2 })
case("the same error in a loop", " .rept 60000\n .error 1\n .endrept\n", { 1, 424, 2 })

-- Nesting.
for _, pair in ipairs {
  { "if 1", "endif" }, { "ifndef a", "endif" }, { "for 2", "endfor" }, { "bfor 2", "endfor" },
  { "rept 2", "endrept" }, { "while 1", "endwhile" }, { "bwhile 1", "endwhile" },
  { "match 1\n .case 1", "endmatch", 2 }, { "logical 768", "here" }, { "block", "endblock", 257 },
  { "namespace n", "endnamespace", 257 }, { "proc", "endproc", label = "p" },
  { "macro", "endmacro", label = "m" }, { "segment", "endsegment", label = "s" },
  { "struct", "endstruct", label = "s" }, { "union", "endunion", label = "u" },
  { "enum", "endenum", label = "e" }, { "encode n", "endencode" }, { "section s", "endsection" },
} do
  local opener = ("%s .%s\n"):format(pair.label or "", pair[1])
  local closer = (" .%s\n"):format(pair[2])
  local word = pair[1]:match "%a+"
  case("nested ." .. word, nest(MANY, opener, closer), { 5, 1204, pair[3] or 1 })
  case("open ." .. word, nest(MANY, opener), { 5, 1204, pair[3] or 1 })
end
local all = " .if 1\n .for 1\n .bfor 1\n .rept 1\n .match 1\n .case 1\n .block\n .namespace n\n"
  .. " .logical 3\n"
local all_closed = " .here\n .endnamespace\n .endblock\n .endmatch\n .endrept\n .endfor\n .endfor\n"
  .. " .endif\n"
case("all constructs in each other", nest(10000, all, all_closed), { 5, 1204, 1 })
case("all constructs in each other, open", nest(20000, all), { 5, 1204, 1 })
case("all constructs, as deep as may be", nest(28, all) .. " nop\n" .. all_closed:rep(28), { 0 })
case("closers without openers", (" .endif\n .endfor\n .endproc\n .here\n .case 1\n"):rep(20000),
  { 5, 1224, 1001 })
case("wrong closers", (" .rept 1\n .endfor\n"):rep(MANY), { 5, 1204, 1 })
case("many lines in deep conditionals",
  nest(250, " .if 1\n") .. ("\tnop\n"):rep(HUGE) .. (" .endif\n"):rep(250), { 5, 1204, 34 })
case("many lines in open conditionals", nest(250, " .if 1\n") .. ("\tnop\n"):rep(HUGE),
  { 5, 1204, 34 })
case("namespaces 10,000 deep", each(10000, function(i) return ("n%d .namespace\n"):format(i) end)
  .. (" .endnamespace\n"):rep(10000), { 5, 1204, 257 })
case("many conditionals", " .if 0\n" .. (" .elseif 0\n nop\n"):rep(MANY) .. " .endif\n", { 0 })
case("many cases", " .match 5\n" .. each(MANY, function(i)
  return (" .case %d\n nop\n"):format(i + 9)
end) .. " .endmatch\n", { 0 })
case("changes of the CPU, each for all that follows",
  'a .macro\n .cpu "65c02"\n .endmacro\nb .macro\n .cpu "6502"\n .endmacro\n'
  .. (" .a\n .b\n"):rep(150) .. (" nop\n"):rep(HUGE), { 5, 1206, 8 }, EXPANSION)

-- Text definitions.
local function definitions(n, text)
  local list = {}
  for i = 1, n do
    list[i] = ("-D d%d='%s'"):format(i, (text:gsub("%%", i + 1)))
  end
  return table.concat(list, " ")
end
case("text definitions that double", " .byte d1\n", { 5, 1209, 1 }, PLAIN,
  { options = definitions(40, "d% d%") })
case("a text definition of itself", " .byte d1\n", { 5, 1203, 1 }, PLAIN,
  { options = "-D d1=d1" })
case("a text definition of itself twice", " .byte d1\n", { 5, 1209, 1 }, PLAIN,
  { options = "-D 'd1=d1 d1'" })
case("a circle of text definitions", " .byte d1\n", { 5, 1203, 1 }, PLAIN,
  { options = "-D d1=d2 -D d2=d3 -D d3=d1" })
case("lines of text definitions that double", (" .byte d1\n"):rep(2000), { 5, 1224, 1001 }, PLAIN,
  { options = definitions(40, "d%+d%") })
case("a chain of text definitions", " .byte d1\n", { 5, 1203, 1 }, PLAIN,
  { options = definitions(100, "d%") })

-- Sections.
case("many sections", each(MANY, function(i)
  return (" .section s%d\n .endsection\n"):format(i)
end), { 5, 1216, 8193 })
case("many openings of sections", (" .section s\n nop\n .endsection\n .section t\n nop\n"
  .. " .endsection\n"):rep(30000) .. " .region r, 0, $ffff\n .pack in r : s, t\n", { 0 },
  EXPANSION)
case("many regions", each(4096, function(i)
  return (" .region r%d, %d, %d\n"):format(i, i * 15, i * 15 + 14)
end), { 0 })
case("regions of one place", each(4096, function(i)
  return (" .region r%d, 16, 31\n"):format(i)
end), { 5, 1224, 1002 })
case("a section placed often", " .region r, 0, 9\n .section s\n .endsection\n"
  .. " .rept 65536\n .place s in r\n .endrept\n", { 1, 805, 5 }, EXPANSION)
case("places of nothing", " .rept 65536\n .place s in r\n .endrept\n", { 1, 801, 2 }, EXPANSION)
case("a long list of sections", " .pack in r : s" .. (", s"):rep(2000) .. "\n", { 5, 1224, 1 })
case("a place that depends on itself", " .region r, 0, 99\n .section a\n .ds 1 - (x & 1)\n"
  .. " .endsection\n .section b\nx nop\n .endsection\n .pack in r : a, b\n", { 5, 1207, 1 })
case("a section of 4 GiB", " .section s\n .ds $FFFFFFFF\n .endsection\n", { 5, 1219, 2 })
case("an address far away in a section", " .section s\n .org $FFFFFFFF\n .endsection\n",
  { 5, 1219, 2 })
case("an output of 4 GiB", " .section s\n nop\n .endsection\n .region r, 0, 9\n .place s in r\n"
  .. ' .output "x", format=bin, sections=s, image="$0..$FFFFFFFF", fill=0\n', { 5, 1219, 6 })
case("options without an end", " .section s" .. (", align=1"):rep(120) .. "\n .endsection\n",
  { 1, 404, 1 })
case("options beyond number", " .section s" .. (", align=1"):rep(5000) .. "\n .endsection\n",
  { 5, 1209, 1 })

-- Symbols.
case("a circle of constants",
  each(MANY, function(i) return ("c%d = c%d + 1\n"):format(i, i % MANY + 1) end), { 1, 304, 1 })
case("constants of themselves",
  each(MANY, function(i) return ("c%d = c%d\n"):format(i, i) end), { 5, 1224, 1001 })
case("a chain of constants", " .org $1000\n" .. chain("1"), { 0 })
case("a chain of constants to a label", " .org $1000\n" .. chain("here") .. "here:\n", { 0 })
case("constants that double",
  each(MANY, function(i) return ("c%d = c%d + c%d\n"):format(i, i + 1, i + 1) end)
  .. ("c%d = 1\n"):format(MANY + 1), { 0 })
case("10^6 labels", each(HUGE, function(i) return ("l%d\n"):format(i) end), { 0 })
case("more than 2^20 labels", each(1100000, function(i) return ("l%d\n"):format(i) end),
  { 5, 1215, 1048577 })

-- Procedures.
---n procedures; body: the lines of each one.
local function procedures(n, body)
  return " .org $1000\n jsr p1\n jsr p" .. n .. "\n" .. each(n, function(i)
    return ("p%d .proc\n%s .endproc\n"):format(i, body(i))
  end)
end
case("a chain of procedures", procedures(10000, function(i)
  return i < 10000 and (" jmp p%d\n"):format(i + 1) or " rts\n"
end), { 0 })
case("a chain of procedures, backward", procedures(10000, function(i)
  return i > 1 and (" jmp p%d\n"):format(i - 1) or " rts\n"
end), { 0 })
case("300 procedures that all use each other", procedures(300, function()
  return each(300, function(k) return ("x := p%d\n"):format(k) end)
end), { 0 })
case("procedures that nobody uses", each(MANY, function(i)
  return ("p%d .proc\n nop\n .endproc\n"):format(i)
end), { 0 })

-- Modules.
case("1,000 modules in a row", " .module m0\n .use m1\n .endmodule\n" .. each(999, function(i)
  return (" .module m%d\n .use m%d\n nop\n .endmodule\n"):format(i, i % 999 + 1)
end), { 1, 705, 3997 })
case("20,000 modules", each(20000, function(i)
  return (" .module m%d\n .endmodule\n"):format(i)
end), { 5, 1217, 2047 })
case("20,000 modules that are not there", each(20000, function(i)
  return (" .use m%d\n"):format(i)
end), { 5, 1224, 1001 })
case("lists that are not closed", (" .use m (\n"):rep(20000), { 5, 1224, 1001 })
case("a list of 20,000 lines", " .use m (\n" .. ("x,\n"):rep(20000) .. "y)\n", { 5, 1209, 2049 })
case("many parameters of a module", " .module m\n" .. each(20000, function(i)
  return (" .use a as q%d with (p%d = 1)\n"):format(i, i)
end) .. " .endmodule\n .module a\n .endmodule\n", { 0 })
case("all names of 1,000 modules", " .module m\n" .. each(1000, function(i)
  return (" .use m%d (*)\n"):format(i)
end) .. each(5000, function(i) return ("x%d = y%d\n"):format(i, i) end) .. " .endmodule\n"
  .. each(1000, function(i)
    return (" .module m%d\n .pub\ny%d = %d\n .endmodule\n"):format(i, i, i)
  end), { 5, 1224, 3002 })

-- Passes.
case("a label that moves itself", " .org 0\n .ds 10 - (later & 15)\nlater:\n", { 5, 1207, 1 })
case("a loop that moves its count", " .org 0\n .rept 60000 - (later & $FFFF)\n nop\n .endrept\n"
  .. "later:\n", { 5, 1207, 1 }, EXPANSION)
case("a condition that moves its loop",
  " .org 0\ni := 0\n .while i < 5 - later\n nop\ni += 1\n .endwhile\nlater:\n", { 5, 1207, 1 })
case("2,000 conditions that move each other", " .org 0\n" .. each(2000, function(i)
  return (" .if l%d & 1\n .else\n nop\n .endif\nl%d:\n"):format(i, i)
end), { 5, 1207, 1 })
case("branches that change in pass 2",
  (" .if later > 0\n nop\n .else\n nop\n nop\n .endif\n"):rep(8000) .. "later:\n", { 0 })

-- Types and encodings.
case("a structure of 2^32 fields", "s .struct\n" .. nest(2, " .rept 65536\n .byte ?\n",
  " .endrept\n") .. " .endstruct\n", { 5, 1206, 4 }, EXPANSION)
case("a structure as long as itself and a byte", "s .struct\na .ds s\nb .byte ?\n .endstruct\n",
  { 5, 1207, 1 })
case("structures that double", "s0 .struct\na .byte ?\n .endstruct\n" .. each(60, function(i)
  return ("s%d .struct\na .ds s%d\nb .ds s%d\n .endstruct\n"):format(i, i - 1, i - 1)
end), { 1, 422, 70 })
case("many patterns of an encoding", " .encode n, ascii\n" .. each(20000, function(i)
  return (' .edef "%s%d", 1\n'):format(("a"):rep(200), i)
end) .. (' .text "%s"\n'):format(("a"):rep(60000)) .. " .endencode\n", { 0 })
case("patterns longer than there is room for", " .encode n\n" .. each(2000, function(i)
  return (' .edef "%d%s", 1\n'):format(i, ("a"):rep(200))
end) .. " .endencode\n", { 5, 1224, 1165 })
case("an encoding for each of many lines", (" .enc screen\n .enc ascii\n"):rep(30000), { 0 })

-- Runs.
case("many runs", each(20000, function(i) return (" .org $%X\n nop\n"):format(i * 3) end), { 0 })
case("many runs over each other",
  each(20000, function(i) return (" .org $%X\n nop\n"):format(i * 7919 % 4096) end),
  { 0, 810, 8194 })
case("many errors", each(20000, function(i) return (" lda missing%d\n"):format(i) end),
  { 5, 1224, 1001 })

local dir = tap.temp()
local OLD = "what was there before"

---Runs one bomb: exit code, CPU seconds, MiB, output, whether the old output is as it was.
local function explode(bomb)
  tap.write(dir .. "/bomb.asm", bomb.source)
  for name, bytes in pairs(bomb.files) do       -- in any order
    tap.write(dir .. "/" .. name, bytes)
  end
  tap.write(dir .. "/out.bin", OLD)
  local inner = ("ulimit -t 60; exec build/opforge -b --cpu 6502 --diagnostics-style gnu %s "
    .. "-o %s/out %s/bomb.asm >%s/log 2>&1"):format(bomb.options, dir, dir, dir)
  local _, cost = tap.run(("touch -t 200001010000 %s/out.bin; build/fuzz/cpu sh -c %s; "
    .. "find %s -name out.bin ! -newermt 2000-01-02"):format(dir, tap.quote(inner), dir))
  local exit, micros, kib, old = cost:match "^(%d+) (%d+) (%d+)\n(.*)$"
  for name in pairs(bomb.files) do              -- in any order
    os.remove(dir .. "/" .. name)
  end
  local is_old = old ~= "" and tap.read(dir .. "/out.bin") == OLD
  return math.tointeger(exit), micros / 1e6, kib / 1024, tap.read(dir .. "/log"), is_old
end

---1 when the diagnostic stands in the output at its line.
local function is_said(bomb, out)
  if not bomb.code then
    return true
  end
  local place = ("%s:%d:"):format(bomb.at or "bomb.asm", bomb.line)
  for line in out:gmatch "[^\n]+" do
    if line:find(("[OF%04d]"):format(bomb.code), 1, true) and line:find(place, 1, true) then
      return true
    end
  end
  return false
end

local function is_wanted(name)
  for _, word in ipairs(arg) do
    if name:find(word, 1, true) then
      return true
    end
  end
  return #arg == 0
end

local seconds_of = {}
local code, out = tap.run "mkdir -p build/fuzz && cc -O1 -o build/fuzz/cpu test/bench/cpu.c 2>&1"
if tap.ok(code == 0, "the meter builds", out) then
  for _, bomb in ipairs(cases) do
    if is_wanted(bomb.name) then
      local exit, seconds, mib, log, is_old = explode(bomb)
      seconds_of[bomb.name] = seconds
      tap.ok(exit == bomb.exit and is_said(bomb, log) and seconds < bomb.cost[1]
        and mib < bomb.cost[2] and is_old == (exit ~= 0), bomb.name,
        ("exit status %d, expected %d with %s; %.2f of %d s, %.0f of %d MiB; old output %s"):format(
          exit, bomb.exit, bomb.code and ("OF%04d at line %d"):format(bomb.code, bomb.line)
          or "no code", seconds, bomb.cost[1], mib, bomb.cost[2], is_old and "kept" or "gone"),
        log:sub(1, 300))
    end
  end
end
---The least time of a bomb in a few runs: a busy machine makes one slow, not all of them.
local function least(name)
  local best = seconds_of[name]
  for _, bomb in ipairs(cases) do
    for _ = 1, bomb.name == name and 3 or 0 do
      local _, seconds = explode(bomb)
      best = math.min(best, seconds)
    end
  end
  return best
end

if seconds_of["50 MB of line ends"] and seconds_of["100 MB of line ends"] then
  local half, whole = least "50 MB of line ends", least "100 MB of line ends"
  tap.ok(whole < 3 * half + 0.1, "twice the lines take twice the time",
    ("%.2f and %.2f s"):format(half, whole))
end

tap.done()
