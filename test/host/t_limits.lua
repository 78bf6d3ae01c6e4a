---t_limits.lua - statements as long as a limit allows, one more, and what the message says then.
---
---A flat list meets `tokens`, `expr-nodes`, `list-items` or `macro-params`, and no other bound: how
---many operands a record has, or arguments a call, is nobody's business.
---SPDX-License-Identifier: MIT
package.path = "./?.lua;" .. package.path
local tap = require "test.lib.tap"

local dir = tap.temp()

---Exit code, message and image of a source.
local function assemble(source, options)
  tap.write(dir .. "/t.asm", source .. "\n")
  os.remove(dir .. "/t.bin")
  local exit, out = tap.run(('core=$PWD/build/opforge; cd %s; "$core" --cpu 6502 -b -o t t.asm'
    .. " --diagnostics-style gnu %s 2>&1"):format(dir, options or ""))
  return exit, out, tap.read(dir .. "/t.bin")
end

local function ok(name, source, image, options)
  local exit, out, got = assemble(source, options)
  tap.ok(exit == 0 and got == image, name, out:sub(1, 300))
end

local function reached(name, source, limit, value, options)
  local exit, out = assemble(source, options)
  local message = ("limit %s (%d) reached"):format(limit, value)
  tap.ok(exit == 5 and out:find(message, 1, true), name .. ": " .. message, exit, out:sub(1, 300))
end

---f(1) to f(n) with commas between.
local function list(n, f)
  local out = {}
  for i = 1, n do
    out[i] = f and f(i) or tostring(i & 127)
  end
  return table.concat(out, ",")
end

---The bytes of list(n).
local function bytes(n)
  local out = {}
  for i = 1, n do
    out[i] = string.char(i & 127)
  end
  return table.concat(out)
end

local function word(n)
  return string.pack("<I2", n & 0xffff)
end

-- COUNT of a record has one byte: around 255, and as many as the default of `tokens` allows
for _, n in ipairs { 254, 255, 256, 300, 2048 } do
  local function values(f)
    return list(n - 4, f)
  end
  local name = " with " .. n .. " operands"
  ok(".byte" .. name, " .byte " .. list(n), bytes(n))
  ok("label and .byte" .. name, "a .byte " .. list(n - 1) .. "\n .byte a", bytes(n - 1) .. "\0")
  ok("symbols" .. name, "x = 5\n .byte " .. list(n, function() return "x" end), ("\5"):rep(n))
  ok(".emit" .. name, " .emit 2, " .. values(), (bytes(n - 4):gsub(".", "%0\0")))
  ok(".case" .. name, " .match 9999\n .case " .. list(n - 4, tostring) .. ", 9999\n .byte 1\n"
    .. " .default\n .byte 2\n .endmatch", "\1")
  ok(".edef" .. name, ' .encode e\n .edef "a", ' .. values() .. '\n .byte "a"\n .endencode',
    bytes(n - 4))
  ok(".tdef" .. name, ' .encode e\n .tdef "' .. ("b"):rep(n - 5) .. 'a", ' .. values()
    .. '\n .byte "a"\n .endencode', string.char((n - 4) & 127))
  ok(".warn" .. name, ' .warn ' .. values() .. "\n nop", "\xEA")
end
ok("code of each operand", "x = 5\n .byte " .. list(600, function(i) return "x*x+" .. i % 9 end),
  (list(600, function(i) return string.char(25 + i % 9) end):gsub(",", "")), "--limit tokens=9999")
ok("more references than the word of code counts", "x = 1\n .byte " .. list(40, function(i)
  return ("x+"):rep(i) .. "0"
end), bytes(40))
ok("an instruction with long code", "x = 1\n lda #.max(" .. list(1000, function(i)
  return i == 500 and "7" or "x"
end) .. ")\n nop", "\xA9\7\xEA")

-- modules and sections
local names = list(300, function(i) return "k" .. i end)
local defined = list(300, function(i) return ("k%d = %d\n"):format(i, i & 127) end):gsub(",", "")
ok(".use of 300 names", " .module main\n .use lib (" .. names .. ")\n .byte " .. names
  .. "\n .endmodule\n .module lib\n .pub\n" .. defined .. " .endmodule", bytes(300))
names = list(300, function(i) return "s" .. i end)
local sections = list(300, function(i)
  return (" .section s%d\n .byte %d\n .endsection\n"):format(i, i & 127)
end):gsub(",", "")
ok(".pack of 300 sections", sections .. " .region r, 0, $fff\n .pack in r : " .. names, bytes(300))
ok("sections= of 300", sections .. " .region r, 0, $fff\n .pack in r : " .. names
  .. '\n .output "o.bin", format=bin, sections=' .. names, bytes(300))

-- tokens: one of the directive, then 2 n - 1
local long = "--limit line-bytes=1048576"
local function tokens(n)
  return long .. " --limit tokens=" .. n
end
ok("8 tokens", " .byte 1,2,3,4", "\1\2\3\4", tokens(8))
reached("9 tokens", " .byte -1,2,3,4", "tokens", 8, tokens(8))
reached("9 tokens by a definition", " .byte xx,2,3,4", "tokens", 8, tokens(8) .. " -D xx=-1")
ok("4,096 tokens", " .byte " .. list(2048), bytes(2048))
reached("4,097 tokens", " .byte -" .. list(2048), "tokens", 4096)
local most = tokens(65536) .. " --limit expr-nodes=65536"
ok("65,536 tokens", " .byte " .. list(32768), bytes(32768), most)
reached("65,537 tokens", " .byte -" .. list(32768), "tokens", 65536, most)
reached("as many names", " .use m (" .. list(2050, function(i) return "k" .. i end) .. ")",
  "tokens", 4096)

-- nodes: one for each value, one for a call or list around them
for _, nodes in ipairs { 300, 8192, 32766 } do
  local options = tokens(65536) .. " --limit vm-steps=1000000 --limit expr-nodes=" .. nodes
  local n, what = nodes - 1, " of " .. nodes .. " nodes"
  ok(".byte" .. what, " .byte " .. list(nodes), bytes(nodes), options)
  reached(".byte" .. what, " .byte " .. list(nodes + 1), "expr-nodes", nodes, options)
  ok(".min" .. what, " .word .min(" .. list(n, function(i) return 40000 - i end) .. ")",
    word(40000 - n), options)
  ok(".max" .. what, " .word .max(" .. list(n, tostring) .. ")", word(n), options)
  reached(".max" .. what, " .word .max(" .. list(nodes, tostring) .. ")", "expr-nodes", nodes,
    options)
  ok("list" .. what, " .word {" .. list(n - 2, tostring) .. "}[" .. n - 3 .. "]", word(n - 2),
    options)
  reached("list" .. what, "x = {" .. list(nodes, tostring) .. "}", "expr-nodes", nodes, options)
end
ok("a jump over long code", "x = 0\n .word x ? .max(" .. list(13000, function()
  return "$12345678"
end) .. ") : 77", word(77), most .. " --limit vm-steps=1000000")
ok("numbers of 8 bytes", " .word {" .. list(30000, function(i)
  return "$1234567890" .. ("%04X"):format(i)
end) .. "}[29999] & $ffff", word(30000), most .. " --limit vm-steps=1000000")
reached("as many operands", " .byte " .. list(8193), "expr-nodes", 8192, tokens(65536))
reached("steps", " .byte " .. list(30), "vm-steps", 20, "--limit vm-steps=20")

-- elements of a list, nesting, arguments, names
ok("300 elements", "x = {" .. list(300) .. "}\n .word .len(x)", word(300), "--limit list-items=300")
reached("301 elements", "x = {" .. list(301) .. "}", "list-items", 300, "--limit list-items=300")
ok("nesting of 256", " .byte " .. ("("):rep(256) .. "1" .. (")"):rep(256), "\1")
reached("nesting of 257", " .byte " .. ("("):rep(257) .. "1" .. (")"):rep(257), "expr-depth", 256)
for _, one in ipairs { { 64, "" }, { 255, "--limit macro-params=255" } } do
  local n, options = one[1], one[2]
  local function macro(parameters, arguments)
    return "m .macro " .. list(parameters, function(i) return "p" .. i .. "=0" end)
      .. "\n .byte .p1, .p" .. parameters .. "\n .endm\n .m " .. list(arguments)
  end
  ok(n .. " parameters", macro(n, n), "\1" .. string.char(n & 127), options)
  reached(n + 1 .. " parameters", macro(n + 1, n), "macro-params", n, options)
  reached(n + 1 .. " arguments", macro(n, n + 1), "macro-params", n, options)
end
ok("a name of 255 bytes", ("a"):rep(255) .. " nop", "\xEA")
reached("a name of 256 bytes", ("a"):rep(256) .. " nop", "name-bytes", 255)
reached("parts of 1,021 bytes", " lda " .. ("a."):rep(510) .. "a", "name-bytes", 255)

-- where the operands of a long record lie is no part of its digest, but they are
tap.write(dir .. "/t.lua", [[
local of = require "opforge"
local s = of.session { cpu = "6502" }
local function digest(front, last)
  local text = front .. " .byte " .. ("x,"):rep(400) .. last .. "\n"
  return s:assemble { text = "x = 1\n" .. text }:digests().records
end
print(digest("", 5) == digest("", 5), digest("", 5) == digest("", 6))
print(digest("", 5) == digest(" ", 5))
]])
local _, out = tap.run("build/opforge run " .. dir .. "/t.lua 2>&1")
tap.is(out, "true\tfalse\ntrue\n", "digest of a long record")

tap.done()
