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
  local is_plain = not expected:find(".*", 1, true)
  tap.ok(text:find("= help: " .. expected .. "\n", 1, is_plain), name, text)
end

offers("        lad #1\n", "--cpu 6502", "did you mean 'lda'?", "an instruction")
offers("        .btye 1\n", "--cpu 6502", "did you mean '.byte'?", "a directive")
offers("count = 1\n        lda #cuont\n", "--cpu 6502", "did you mean 'count'?", "a symbol")
offers("x1 = 1\nx2 = 2\n        lda #x3\n", "--cpu 6502", "did you mean 'x1' or 'x2'?",
  "two of the same distance")
offers("        nop\n", "--cpu 6520", "did you mean '6502'?", "a CPU of --cpu")
offers('        .cpu "6520"\n', "", "did you mean '6502'?", "a CPU of .cpu")
offers("poke    .macro\n        .endmacro\n        .pkoe 1\n", "--cpu 6502",
  "did you mean '.poke'?", "a macro")
offers("poke    .segment\n        .endsegment\n        pkoe 1\n", "--cpu 6502",
  "did you mean 'poke'?", "a segment without its dot")
offers("        .statement move byte:a\n        .endstatement\n        mvoe 1\n", "--cpu 6502",
  "did you mean 'move'?", "the key of a pattern")
offers("        .encoding petsci\n", "", "did you mean 'petscii'?", "an encoding of the package")
offers("        .encode mine\n        .endencode\n        .encoding myne\n", "",
  "did you mean 'mine'?", "an encoding of the source")
offers("        .section alpha\n        .endsection\n        .place alhpa in r\n"
  .. "        .region r, 1, 2\n", "", "did you mean 'alpha'?", "a section")
offers("        .section s\n        .endsection\n        .place s in lover\n"
  .. "        .region lower, 1, 2\n", "", "did you mean 'lower'?", "a region")
offers("        .section alpha\n        .byte 1\n        .endsection\n"
  .. "        .region r, 1, 2\n        .place alpha in r\n"
  .. '        .output "o", format=bin, sections=alfa\n', "", "did you mean 'alpha'?",
  "a section of an output")

-- what else messages help with, by the cure of their rows (chapter 18)
offers("        .byte (1\n", "", "add )", "the bracket that is missing")
offers("        .byte {1\n", "", "add }", "a brace")
offers("        .byte .max(1\n", "", "add )", "the bracket of a builtin")
offers("        .region r, 1, 2, alin=3\n", "", "align", "the option of a region")
offers("        .section s, kin=code\n        .endsection\n", "", "kind, align, region, memory",
  "the options of a section")
offers('        .output "o", format=bin, sects=s\n', "",
  "format, sections, contiguous, image, fill, loadaddr", "the options of an output")
offers('        .mapfile "o", sym=all\n', "", "symbols", "the option of a map")
offers("        .fill 3\n", "", "use `.ds n`", "what reserves")
local output = "        .section s\n        .byte 1\n        .endsection\n"
  .. "        .region r, 1, 2\n        .place s in r\n        .output "
offers(output .. '"o", format=foo, sections=s\n', "", "one of bin, hex, .*srec", "formats")
offers(output .. '"o", format=hunk, sections=s\n', "", "other format", "a reserved format")
offers(output .. '"../o", format=bin, sections=s\n', "", "choose another place", "a place")
offers(output .. '"o", format=bin, sections=s, fill=3\n', "",
  '`image="$8000..$80FF", fill=$FF`', "image and fill")
offers(output .. '"o", format=bin, sections=s, image="$10..$20", fill=3\n', "",
  "enlarge it", "a span")
local text = help("        nop\n", "--cpu nonsense")
tap.ok(text:find "= help: one of .*6502", "an unknown CPU shows those that there are", text)

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
