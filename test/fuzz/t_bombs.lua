---Sources made to hurt: each ends soon, in little memory, with the limit that stops it. TAP on
---standard output. Run from the top of the tree.
---SPDX-License-Identifier: MIT
package.path = "./?.lua;" .. package.path
local tap = require "test.lib.tap"

local MANY = 100000
local HUGE = 1000000

-- Seconds and MiB of address space; expansions may take more than a single line.
local PLAIN = { 4, 256 }
local EXPANSION = { 8, 512 }

local cases = {}

local function case(name, source, code, exit, cost)
  cases[#cases + 1] = {
    name = name, source = source, code = code, exit = exit or 5, cost = cost or PLAIN,
  }
end

local function each(n, make)
  local lines = {}
  for i = 1, n do
    lines[i] = make(i)
  end
  return table.concat(lines)
end

local function doubling()
  local text = { "m0 .macro\n nop\n .endmacro\n" }
  for i = 1, 39 do
    text[#text + 1] = ("m%d .macro\n .m%d\n .m%d\n .endmacro\n"):format(i, i - 1, i - 1)
  end
  return table.concat(text) .. " .m39\n"
end

local function chain(last)
  return each(MANY, function(i) return ("c%d = c%d + 1\n"):format(i, i + 1) end)
    .. ("c%d = %s\n .word c1 & $FF\n"):format(MANY + 1, last)
end

case("parentheses", " .byte " .. ("("):rep(HUGE) .. "1" .. (")"):rep(HUGE) .. "\n", "OF1208")
case("open parentheses", " .byte " .. ("("):rep(60000) .. "\n", "OF1209")
case("unary operators", " .byte " .. ("~"):rep(HUGE) .. "1\n", "OF1208")
case("choices", " .byte " .. ("1?"):rep(HUGE) .. "1" .. (":1"):rep(HUGE) .. "\n", "OF1208")
case("a line of 10 MB", " nop ; " .. ("x"):rep(10 * HUGE) .. "\n", "OF1208")
case("a string of 10 MB", ' .text "' .. ("x"):rep(10 * HUGE) .. '"\n', "OF1208")
case("a name of 10 MB", " lda " .. ("x"):rep(10 * HUGE) .. "\n", "OF1208")
case("NUL bytes", ("\0"):rep(HUGE) .. "\n", "OF1208")
case("lines of NUL", ("\0\n"):rep(MANY), "OF0102")
case("a file that includes itself", ' .include "bomb.asm"\n', "OF1201")
case("a file that includes itself twice", (' .include "bomb.asm"\n'):rep(2), "OF1201")
case("a macro that calls itself", "m .macro\n .m\n .m\n .endmacro\n .m\n", "OF1202")
case("macros that double", doubling(), "OF1206", 5, EXPANSION)
case("a fill of 2^40", " .fill $10000000000, 0\n", "OF1219")
case("a range of 2^62", " .byte 0..$3FFFFFFFFFFFFFFF\n", "OF1214")
case("loops of 2^31", (" .rept 2147483647\n"):rep(2) .. (" .endrept\n"):rep(2), "OF1205")
case("loops of 2^16", (" .rept 65536\n"):rep(2) .. (" .endrept\n"):rep(2), "OF1206", 5, EXPANSION)
case("nested conditionals", (" .if 1\n"):rep(MANY) .. (" .endif\n"):rep(MANY), "OF1204")
case("open conditionals", (" .if 1\n"):rep(MANY), "OF1204")
case("nested loops", (" .rept 1\n"):rep(MANY) .. (" .endrept\n"):rep(MANY), "OF1204")
case("open blocks", (" .block\n"):rep(MANY), "OF1204")
case("nested procedures", each(MANY, function(i) return ("p%d .proc\n"):format(i) end)
  .. (" .endproc\n"):rep(MANY), "OF1204")
case("nested run addresses", (" .logical 1\n"):rep(MANY) .. (" .here\n"):rep(MANY), "OF1204")
case("nested choices", (" .match 1\n .case 1\n"):rep(MANY), "OF1204")
case("namespaces in each other", (" .namespace n\n"):rep(MANY), "OF1204")
case("wrong closers", (" .rept 1\n .endfor\n"):rep(MANY), "OF1204")
case("loops without an end", (" .while 1\n"):rep(2) .. " nop\n" .. (" .endwhile\n"):rep(2),
  "OF1205")
case("a segment that calls itself", "s .segment\n .s\n .s\n .endsegment\n .s\n", "OF1202")
case("iterations of a labelled loop", "row .bfor 65536\nx = 1\n .endfor\n .word row[65535].x\n",
  nil, 0)
case("procedures that use the one before", each(20000, function(i)
  return ("p%d .proc\n .word p%d\n .endproc\n"):format(i, i > 1 and i - 1 or 1)
end) .. " jmp p20000\n", nil, 0)
case("a body of many lines", " .rept 2\n" .. (" nop\n"):rep(MANY) .. " .endrept\n", "OF1221")
case("a string that doubles", 's := "x"\n' .. ("s ..= s\n"):rep(40), "OF1211")
case("a string that grows", 's := "x"\n .rept 60000\ns ..= "x"\n .endrept\n', "OF1206", 5,
  EXPANSION)
case("bytes in a loop", ' .rept 60000\n .text "' .. ("x"):rep(4000) .. '"\n .endrept\n', nil, 5,
  EXPANSION)
case("a circle of constants",
  each(MANY, function(i) return ("c%d = c%d + 1\n"):format(i, i % MANY + 1) end), "OF0304", 1)
case("constants of themselves",
  each(MANY, function(i) return ("c%d = c%d\n"):format(i, i) end), "OF1224")
case("a chain of constants", " .org $1000\n" .. chain("1"), nil, 0)
case("a chain of constants to a label", " .org $1000\n" .. chain("here") .. "here:\n", nil, 0)
case("branches that change in pass 2",
  (" .if later > 0\n nop\n .else\n nop\n nop\n .endif\n"):rep(8000) .. "later:\n", nil, 0)
case("many runs", each(20000, function(i) return (" .org $%X\n nop\n"):format(i * 3) end), nil, 0)
case("many runs over each other",
  each(20000, function(i) return (" .org $%X\n nop\n"):format(i * 7919 % 4096) end), "OF0810", 0)
case("many errors", each(20000, function(i) return (" lda missing%d\n"):format(i) end), "OF1224")

local dir = tap.temp()
local path = dir .. "/bomb.asm"

local function now()
  local file = assert(io.open("/proc/uptime"))
  local seconds = file:read("n")
  file:close()
  return seconds
end

for _, bomb in ipairs(cases) do
  tap.write(path, bomb.source)
  local start = now()
  local command = "(ulimit -v %d; exec timeout %d build/opforge -b --cpu 6502 -o %s/out %s 2>&1)"
  local exit, out = tap.run(command:format(bomb.cost[2] * 1024, bomb.cost[1] * 4, dir, path))
  local seconds = now() - start
  tap.ok(exit == bomb.exit and (not bomb.code or out:find("[" .. bomb.code .. "]", 1, true) ~= nil)
    and seconds < bomb.cost[1], bomb.name,
    ("exit status %d, expected %d, %s; %.1f of %d s"):format(exit, bomb.exit,
      bomb.code or "no code", seconds, bomb.cost[1]), out:sub(1, 300))
end
os.execute("rm -rf " .. tap.quote(dir))
tap.done()
