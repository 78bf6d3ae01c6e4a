-- t_dump.lua - the readable form of a package: names instead of bytes, back to the same file, and
-- an edit in it is an edit of the language.
-- SPDX-License-Identifier: MIT
package.path = "./?.lua;" .. package.path

local kit = require "test.custom.kit"
local tap = require "test.lib.tap"

local function dump(path)
  local code, out = tap.run(("%s package dump %s"):format(kit.opforge, tap.quote(path)))
  tap.ok(code == 0 and out:find("opforge_package = 1", 1, true), "package dump " .. path)
  return out
end

local function rebuild(text, name)
  local file = ("%s/%s.lua"):format(kit.temp, name)
  tap.write(file, text)
  return kit.package(file, name)
end

---First line that a pattern finds, with its number; for a check that nothing is found.
local function find_line(text, pattern, except)
  local number = 0
  for line in text:gmatch "([^\n]*)\n" do
    number = number + 1
    if line:find(pattern) and not (except and line:find(except)) then
      return ("line %d: %s"):format(number, line)
    end
  end
end

-- What would be bytes or numbers although a name exists.
local raw = {
  { "escaped bytes", "\\x%x%x" },
  { "runs of bytes", "%f[%x]%x%x %x%x %x%x %x%x%f[%X]", "^{ name = .* expect = " },
  { "hex strings", "%x%x%x%x%x%x%x%x", "maxaddr = 0x%x+", "high = %d+" },
  { "rows called by their number", "[ =\"]#%d" },
  { "numbers where a row has a name", nil, nil,
    { owner = 1, rclass = 1, mnem = 1, shape = 1, oper = 1, args = 1, family = 1, dialect = 1,
      cpu = 1, probecpu = 1, ident = 1, classes = 1, form = 1, guard = 1, code = 1, use = 1,
      state = 1, kind = 1, trait = 1, role = 1, assign = 1, found = 1, case = 1, order = 1,
      prefix = 1, infix = 1, anon = 1 } },
}
-- Columns that hold a number by nature; `code` of DIAG and REGS and `form` of TNUM are told apart
-- by what else stands in the row.
local function find_numbers(text, names)
  local number, chunk = 0, nil
  for line in text:gmatch "([^\n]*)\n" do
    number = number + 1
    chunk = line:match "^(%u%u%u%u) = {$" or chunk
    for name in line:gmatch "[%s{]([%l]+) = %d" do
      if names[name] and not (name == "code" and (chunk == "DIAG" or chunk == "REGS")) then
        return ("line %d: %s"):format(number, line)
      end
    end
  end
end

local dumps = {}
for _, name in ipairs { "base", "mos6502" } do
  local path = "build/packages/" .. name .. ".opcpu"
  local text = dump(path)
  dumps[name] = text
  for _, one in ipairs(raw) do
    local found
    if one[4] then
      found = find_numbers(text, one[4])
    else
      found = find_line(text, one[2], one[3])
    end
    tap.is(found, nil, ("%s: no %s"):format(name, one[1]))
  end
  tap.is(tap.read(rebuild(text, name .. "-again")), tap.read(path), name .. ": the same file again")
  -- Each chunk by itself is readable as well.
  local code, chunk = tap.run(("%s package dump %s --chunk DIRS"):format(kit.opforge, path))
  tap.ok(code == 0 and chunk:find("name = \"byte\"", 1, true) and not chunk:find("TOKS", 1, true),
    name .. ": one chunk")
end

-- The checks above can fail.
tap.ok(find_line("a\nx = \"\\x00\\x01\"\n", raw[1][2]) ~= nil, "escaped bytes are seen")
tap.ok(find_line("code = \"A9 01 02 03\"\n", raw[2][2], raw[2][3]) ~= nil, "bytes are seen")
tap.ok(find_numbers("MSEL = {\n{ mnem = 5, shape = \"e\" },\n", raw[5][4]) ~= nil,
  "row numbers are seen")

---One edit: a Lua pattern that must meet the text exactly n times.
local function edit(text, pattern, by, n)
  local result, count = text:gsub(pattern, by)
  tap.is(count, n, ("edit %s is made %d time(s)"):format(pattern, n))
  return result
end

local mos = dumps.mos6502
local plain = "--cpu 6502"
local function with(path)
  return "--cpu 6502 --package " .. path
end

-- A mnemonic.
local path = rebuild(edit(mos, 'mnem = "lda"', 'mnem = "fetch"', 32), "mnemonic")
kit.gives("the old mnemonic in the old package", "  lda #1\n", "A9 01", plain)
kit.refuses("the new mnemonic in the old package", "  fetch #1\n", "OF0501", 1, plain)
kit.gives("the new mnemonic", "  fetch #1\n  fetch ($12),y\n  lda.w $12\n", "A9 01 B1 12 AD 12 00",
  with(path))
kit.refuses("the old mnemonic is gone", "  lda #1\n", "OF0501", 1, with(path))

-- A precedence.
path = rebuild(edit(mos, '(oper = "\'%+\'".-iprec = )%d+', "%113", 1), "precedence")
kit.gives("product first", "  .byte 2*3+4, 10-2*3\n", "0A 04", plain)
kit.gives("sum first", "  .byte 2*3+4, 10-2*3\n", "0E 04", with(path))
path = rebuild(edit(mos, '(oper = "\'%-\'".-)iprec = %d+', "%1iprec = 11, right = 1", 1), "joins")
kit.gives("joins to the left", "  .byte 9-3-2\n", "04", plain)
kit.gives("joins to the right", "  .byte 9-3-2\n", "08", with(path))

-- The comment character: a class, and the trait for text that is not tokenized.
local moved = edit(mos, '{ "comment", ";" }', '{ "comment", "|" }', 1)
moved = edit(moved, 'trait = "COMMENT", value = ";"', 'trait = "COMMENT", value = "|"', 1)
path = rebuild(moved, "comment")
local macro = "put .macro v %s c\n  .byte .v\n  .endm\n  .put 7 %s , 8\n"
kit.gives("the old comment", "  .byte 1 ; 2\n" .. macro:format(";", ";"), "01 07", plain)
kit.gives("the new comment", "  .byte 1 | 2\n" .. macro:format("|", "|"), "01 07", with(path))
kit.refuses("the old comment is gone", "  .byte 1 ; 2\n", "OF0101", 1, with(path), 11)
kit.gives("the bar was an operator", "  .byte 1 | 2\n", "03", plain)

-- More of the same kind: a number prefix, a directive, an encoding, a message's code.
path = rebuild(edit(mos, 'mark = "%$", radix = 16', 'mark = "0h", radix = 16', 1), "prefix")
kit.gives("another hex prefix", "  .byte 0hFF, 0x1F\n", "FF 1F", with(path))
kit.refuses("the old hex prefix is gone", "  .byte $FF\n", "OF0105", 1, with(path))
path = rebuild(edit(mos, 'name = "byte", kind = "OP"', 'name = "octet", kind = "OP"', 1),
  "directive")
kit.gives("another directive", "  .octet 5\n", "05", with(path))
kit.refuses("the old directive is gone", "  .byte 5\n", "OF0401", 1, with(path))
path = rebuild(edit(mos, "BYTEVAL %$A9 op0", "BYTEVAL $42 op0", 3), "encoding")
kit.gives("another opcode", "  lda #1\n", "42 01", with(path))
path = rebuild(edit(mos, "RAISE OF0109:NAME", "RAISE OF0202:TEXT", 1), "diagnostic")
kit.refuses("an indented assignment", "  n = 1\n", "OF0109", 1, plain)
kit.refuses("the same with another diagnostic", "  n = 1\n", "OF0202", 1, with(path))

-- A damaged edit is refused.
local file = kit.temp .. "/bad.lua"
tap.write(file, (mos:gsub('mnem = "lda", shape = "#e"', 'mnem = "lda", shape = "#no"')))
local code = tap.run(("%s package build %s -o %s/bad.opcpu 2>/dev/null")
  :format(kit.opforge, file, kit.temp))
tap.ok(code ~= 0 and not tap.read(kit.temp .. "/bad.opcpu"),
  "an edit that names nothing is refused")

kit.done()
