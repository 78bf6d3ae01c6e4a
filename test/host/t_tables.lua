-- t_tables.lua - tables of the core grow at any number of definitions, whatever the lines are.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()

---Definitions with their names behind the directive are read once more by each pass, then calls
---whose operands are known later.
local function source(n)
  local lines, bytes = {}, {}
  for i = 1, n do
    lines[#lines + 1] = ("        .macro m%d x\n        .byte .x\n        .endmacro"):format(i)
  end
  for i = 1, n do
    lines[#lines + 1] = ("        lda k%d\n        .m%d %d"):format(i, i, i)
    bytes[i] = string.char(0xA5, i, i)
  end
  for i = 1, n do
    lines[#lines + 1] = ("k%d = %d"):format(i, i)
  end
  return table.concat(lines, "\n") .. "\n", table.concat(bytes)
end

local wrong = {}
for n = 1, 100 do
  local text, bytes = source(n)
  tap.write(temp .. "/t.asm", text)
  local code, out = tap.run(("build/opforge %s/t.asm --cpu 6502 -q -b %s/t.bin 2>&1"):format(temp,
    temp))
  if code ~= 0 or tap.read(temp .. "/t.bin") ~= bytes then
    wrong[#wrong + 1] = ("%d macros: exit status %d, %s"):format(n, code, out)
  end
end
tap.ok(#wrong == 0, "1 to 100 macros", table.concat(wrong, "\n"))

-- A table that has to grow while a line is said to be wrong: the line is met again, and said once.
-- Where memory is short then depends on what stands in front.
wrong = {}
for in_front = 0, 1085, 155 do
  local n, lines = 6200, {}
  for i = 1, in_front do
    lines[i] = ("p%d = %d"):format(i, i)
  end
  for i = 1, n do
    lines[#lines + 1] = ("v%d += k%d"):format(i, i)
  end
  tap.write(temp .. "/t.asm", table.concat(lines, "\n") .. "\n")
  local _, out = tap.run(("build/opforge %s/t.asm --cpu 6502 -q --limit errors=%d 2>&1")
    :format(temp, n * 4))
  local _, n_values = out:gsub("OF0301", "")
  local _, n_variables = out:gsub("OF0308", "")
  if n_values ~= n or n_variables ~= n then
    wrong[#wrong + 1] = ("%d lines in front: %d and %d messages for %d lines"):format(in_front,
      n_values, n_variables, n)
  end
end
tap.ok(#wrong == 0, "variables that are not there", table.concat(wrong, "\n"))

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
