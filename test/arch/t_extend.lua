-- t_extend.lua - what needs no build: a directive, a dialect, a CPU and an output format, each made
-- by files in a folder of its own, with the program as it is. The files written are those that
-- docs/architecture.md names.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"
local touches = require "test.arch.touches"

local table_rows = touches.read "From outside"
local _, pwd = tap.run "pwd"
local tree = pwd:gsub("\n$", "")
local program = tree .. "/build/opforge"
local temp = tap.temp()
local before = tap.read(program)

-- Specs name a base language and the family they extend as folders beside their own.
tap.run(("ln -s %s/packages/base %s/packages/mos6502 %s"):format(tree, tree, temp))

---Writes files to a folder of their own, checks them against the row of the table, runs commands
---there.
---@param files table<string, string>
---@param command string   for sh, in the folder; $OPFORGE is the program
---@return integer code, string out
local function add(name, files, command)
  local folder = temp .. "/" .. name:gsub("%W", "_")
  tap.run("mkdir " .. folder)
  local written = {}
  for path, text in pairs(files) do       -- sorted below
    tap.write(folder .. "/" .. path, text)
    written[#written + 1] = path
  end
  table.sort(written)
  local fits, note = touches.fits(table_rows[name], written)
  tap.ok(fits, ("%s: %s, as the table says"):format(name, table.concat(written, ", ")), note)
  return tap.run(("cd %s && OPFORGE=%s; { %s; } 2>&1"):format(folder, program, command))
end

---Assembles a text with the package of the spec at hand, and shows the bytes.
local function assemble(text, cpu)
  return ([[
"$OPFORGE" package build package.lua -o new.opcpu &&
printf '%%s' %s >new.asm &&
"$OPFORGE" new.asm --package new.opcpu --cpu %s -q -b &&
od -An -tx1 new.bin]]):format(tap.quote(text), cpu)
end

local function gives(name, code, out, expected)
  tap.ok(code == 0 and out:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", "") == expected,
    name .. " gives " .. expected, "exit status " .. code, out)
end

-- A second name for data; the first one stays.
local code, out = add("directive for an operation that exists", { ["package.lua"] = [[
local family = include "../mos6502/family.lua"
family.dialects = { { name = "octets",
                      directives = { { "octet", "DATA", preset = 1, args = "exprs" } } } }
local cpu = include "../mos6502/6502.lua"
cpu.dialect = "octets"
return { id = "octets", version = "1", base = "base", family = family, cpus = { cpu } }
]] }, assemble(" .octet 1, 2\n .byte 3\n lda #4\n", "6502"))
gives(".octet", code, out, "01 02 03 a9 04")

-- Another way to write lines: hexadecimal without a mark, # for comments, another word for .byte.
code, out = add("dialect", { ["package.lua"] = [[
local base = include "../base/language.lua"
local classes = {}
for i, class in ipairs(base.classes) do
  local bytes = class[2]
  if class[1] == "comment" then
    bytes = "#"
  elseif class[1] == "op" then
    bytes = bytes:gsub("# ", "")
  elseif class[1] == "bad" then
    bytes = bytes .. " ;"
  end
  classes[i] = { class[1], bytes }
end
local family = {
  name = "hexes",
  operands = { "", "e" },
  fits = { { "byte", 0, 255 } },
  fields = { v = { bytes = 1, fit = "byte" } },
  dialects = { {
    name = "hexes",
    classes = classes,
    numbers = { { set = "main", { "PLAIN", "", 16 } } },
    directives = { { "h", "DATA", preset = 1, args = "exprs" } },
    traits = { { "COMMENT", "#" } },
  } },
  instructions = { { "put", "e", "01 v", "1" }, { "rest", "", "00", "1" } },
}
return { id = "hexes", version = "1", base = "base", family = family,
         cpus = { { name = "hex1", word = 2, order = "LITTLE", addrbits = 16 } } }
]] }, assemble(" .h 10, 0ff # ; sixteen\n put 20\n rest\n", "hex1"))
gives("a dialect of its own", code, out, "10 ff 01 20 00")

-- A processor: registers, operand forms, encodings, byte order.
code, out = add("CPU", { ["package.lua"] = [[
return {
  id = "tiny", version = "1", base = "base",
  family = {
    name = "tiny",
    registers = { { class = "r", { "r0", 0 }, { "r1", 1 }, { "r2", 2 }, { "r3", 3 } } },
    operands = { "", "r,r", "r,#e", "e" },
    fits = { { "reg", 0, 3 }, { "byte", -128, 255 }, { "addr", 0, 65535 } },
    fields = {
      d = { fit = "reg" }, s = { fit = "reg" },
      i = { bytes = 1, fit = "byte" }, w = { bytes = 2, fit = "addr" },
    },
  },
  cpus = { {
    name = "tiny1", aliases = { "t1" }, word = 2, order = "BIG", addrbits = 16,
    instructions = {
      { "halt", "",     "FF",        "1" },
      { "move", "r,r",  "%0001ddss", "1" },
      { "move", "r,#e", "%001000dd i", "2" },
      { "jump", "e",    "40 w",      "3" },
    },
  } },
  probe = { text = "  move r1,r2", bytes = "16", cpu = "tiny1" },
}
]] }, assemble("start move r3,r1\n move r2,#7\n jump start\n .word 1\n halt\n", "t1"))
gives("an added CPU", code, out, "1d 22 07 40 00 00 00 01 ff")

-- A format, registered by the script that uses it.
code, out = add("output format", { ["script.lua"] = [[
local of = require "opforge"
of.format.register {
  name = "backward", ext = "bak", kind = "image", describe = "the last byte first",
  write = function(image)
    local low, high = image:extent()
    return (tostring(image:flat(low, high)):reverse())
  end,
}
local result = of.session { cpu = "6502" }:assemble { name = "t.asm", text = " lda #1\n rts\n" }
io.write((result:encode("backward"):gsub(".", function(c) return ("%02x "):format(c:byte()) end)))
]] }, '"$OPFORGE" run script.lua')
gives("a registered format", code, out, "60 01 a9")

tap.ok(tap.read(program) == before, "the program is the one it was")
tap.run("rm -rf " .. tap.quote(temp))
tap.done()
