-- t_near.lua - near names: what is offered, in which order, compared with a plain edit distance.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge"

-- The index against the definition, on words of a generator that its seed decides.
tap.write(temp .. "/near.lua", [[
local near = require "opforge.near"
local function distance(a, b)
  local rows = {}
  for i = 0, #a do
    rows[i] = { [0] = i }
    for j = 1, #b do
      if i == 0 then
        rows[i][j] = j
      else
        local same = a:byte(i) == b:byte(j)
        local d = math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1,
          rows[i - 1][j - 1] + (same and 0 or 1))
        if i > 1 and j > 1 and a:byte(i) == b:byte(j - 1) and a:byte(i - 1) == b:byte(j) then
          d = math.min(d, rows[i - 2][j - 2] + 1)
        end
        rows[i][j] = d
      end
    end
  end
  return rows[#a][#b]
end
local seed = 7
local function random(n)
  seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
  return (seed >> 8) % n
end
local function word()
  local out = {}
  for i = 1, 1 + random(9) do out[i] = string.char(97 + random(4)) end
  return table.concat(out)
end
local names = {}
for i = 1, 300 do names[i] = word() end
local index = near.index(names)
local n = 0
for _ = 1, 500 do
  local wanted = word()
  local bound = math.min(math.max(2, #wanted // 3), #wanted - 1)
  local best, list, seen = bound, {}, {}
  for i, name in ipairs(names) do
    local d = distance(wanted, name)
    if d > 0 and d <= best and not (d == best and seen[name]) then
      if d < best then best, list, seen = d, {}, {} end
      seen[name] = true
      if #list < 3 then list[#list + 1] = i end
    end
  end
  local found = index:closest(wanted)
  if table.concat(found, " ") ~= table.concat(list, " ") then
    print(wanted, table.concat(list, " "), table.concat(found, " "))
    return 1
  end
  n = n + #list
end
print("agreed", n > 500)
local long = ("x"):rep(64)
assert(#near.index { long }:closest(long:sub(2)) == 1)
assert(#near.index { long .. "x" }:closest(long) == 0)
assert(#near.index {}:closest "x" == 0 and #near.index { "", "x" }:closest "" == 0)
assert(near.index { "LDA" }:closest "Lad"[1] == 1)
]])
local code, out = tap.run(("%s run %s/near.lua 2>&1"):format(opforge, temp))
tap.is(out, "agreed\ttrue\n", "the index finds what the definition finds")
tap.is(code, 0, "and long, empty and upper-case names are handled")

local function help(source, args)
  tap.write(temp .. "/t.asm", source)
  local _, text = tap.run(("cd %s && %s t.asm %s --check 2>&1"):format(temp, opforge, args))
  return text
end

local function offers(source, args, expected, name)
  local text = help(source, args)
  tap.ok(text:find("= help: " .. expected .. "\n", 1, true), name, text)
end

offers("        lad #1\n", "--cpu 6502", "did you mean 'lda'?", "an instruction")
offers("        .btye 1\n", "--cpu 6502", "did you mean '.byte'?", "a directive")
offers("count = 1\n        lda #cuont\n", "--cpu 6502", "did you mean 'count'?", "a symbol")
offers("x1 = 1\nx2 = 2\n        lda #x3\n", "--cpu 6502", "did you mean 'x1' or 'x2'?",
  "two of the same distance")
offers("        nop\n", "--cpu 6520", "did you mean '6502'?", "a CPU of --cpu")
offers('        .cpu "6520"\n', "", "did you mean '6502'?", "a CPU of .cpu")
local text = help("        nop\n", "--cpu nonsense")
tap.ok(text:find "= help: one of .*6502", "an unknown CPU shows those that there are", text)

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
