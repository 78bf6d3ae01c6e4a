-- t_link.lua - files that a source asks for: what is in them, where they lie, with which others;
-- sections, regions and outputs of a result.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge --cpu 6502"

local function run(args)
  return tap.run(("cd %s && %s %s 2>&1 </dev/null"):format(temp, opforge, args))
end

local function read(name)
  return tap.read(temp .. "/" .. name)
end

local function hex(name)
  local bytes = read(name)
  return bytes and tap.hex(bytes) or "no file"
end

local layout = [[
        .region rom, $8000, $80ff, align=2
        .region RAM, $0200, $02ff
        .section b, kind=data
        .byte 4, 5
        .endsection
        .section a
        .byte 1, 2, 3
        .endsection
        .section v, kind=bss
x       .ds 4
        .endsection
        .section loose
        .byte 9
        .endsection
        .section far
        .byte 7
        .endsection
        .pack in rom : a, b
        .place far in rom, align=8
        .place v in ram
]]

local function put(name, outputs)
  tap.write(temp .. "/" .. name, layout .. outputs)
end

put("t.asm", [[
        .output "p", format=prg, sections=b,a,v, contiguous=false
        .output "sub/deep/q.rom", sections=a, contiguous=no, format=bin, loadaddr
]])
local status, out = run "t.asm -b"
tap.ok(status == 1 and out:find("OF0404", 1, true), "a word that is no option is refused", out)
tap.is(read "p.prg", nil, "and nothing is written")

put("t.asm", [[
        .output "p", format=prg, sections=b,a,v, contiguous=false
        .output "sub/deep/q.rom", sections=a, format=BIN
        .output "gap", sections=a,b, contiguous=no, format=bin
        .output "r", format=hex, sections=b, image="$8000..$800F", fill=$EE
        .output "i", format=prg, sections=far, image="$8000..$8008", fill=0
        .output "s.s19", format=srec, sections=a
        .output "t", format=prg, sections=far, loadaddr=$1234
        .output "none", format=bin, sections=v
        .mapfile "m", symbols=all
        .mapfile "n"
        .exportsections dir="exp", format=bin
        .exportsections dir="all", format=bin, include=bss
]])
status, out = run "t.asm -b -l --dependencies t.d --manifest t.man"
tap.is(status, 0, "outputs of the source are written", out)
tap.is(hex "p.prg", "00 80 01 02 03 FF 04 05", "PRG: the base of the first section with bytes")
tap.is(hex "sub/deep/q.rom", "01 02 03", "folders are made below the output folder")
tap.is(hex "gap.bin", "01 02 03 FF 04 05", "a gap that is allowed")
tap.is(read "r.hex", ":10800000EEEEEEEE0405EEEEEEEEEEEEEEEEEEEE63\n:00000001FF\n",
  "HEX of a span")
tap.is(hex "i.prg", "00 80 00 00 00 00 00 00 00 00 07", "PRG of a span")
tap.is(read "s.s19", "S00600004844521B\nS106800001020373\nS9030000FC\n", "S-records of a section")
tap.is(hex "t.prg", "34 12 07", "PRG with a load address")
tap.is(hex "none.bin", "", "sections without bytes")
tap.is(hex "t.bin", "01 02 03 FF 04 05 FF FF 07", "the image is that of all placed sections")
local map_text = [[
Regions
name start end used free align
RAM 0200 02FF 4 252 1
rom 8000 80FF 9 247 2

Sections
name base size kind region
a 8000 3 code rom
b 8004 2 data rom
far 8008 1 code rom
loose ---- 1 code -
v 0200 4 bss RAM
]]
tap.is(read "m.map", map_text .. "\nSymbols\nname value visibility\nx 0200 private\n", "map")
tap.is(read "n.map", map_text, "map without symbols")
tap.is(hex "exp/a.bin" .. "," .. hex "exp/b.bin" .. "," .. hex "exp/far.bin" .. ","
  .. hex "exp/loose.bin", "01 02 03,04 05,07,09", "one file for each section")
tap.is(read "exp/v.bin", nil, "but not for one that reserves")
tap.is(hex "all/v.bin", "00 00 00 00", "except when wanted: zeros")
tap.is(read "t.d", "t.lst t.bin p.prg sub/deep/q.rom gap.bin r.hex i.prg s.s19 t.prg none.bin"
  .. " m.map n.map exp/a.bin exp/b.bin exp/far.bin exp/loose.bin all/a.bin all/b.bin"
  .. " all/far.bin all/loose.bin all/v.bin: t.asm\n", "all are targets of the make rule")
local names = {}
for line in (read "t.man" or ""):gmatch "[^\n]+" do
  names[#names + 1] = line:match "(%S+)$"
end
tap.is(table.concat(names, " ", 2, 6), "t.lst t.bin p.prg sub/deep/q.rom gap.bin",
  "the manifest has them in the order of the source")
local listing = read "t.lst" or ""
tap.ok(listing:find("8004    04 05                       4          .byte 4, 5  ; [section b]\n",
  1, true), "the listing names the section", listing)
tap.ok(listing:find("0200    +0004                      10  x       .ds 4  ; [section v]\n", 1,
  true), "also of what is reserved")
tap.ok(listing:find("\nGENERATED OUTPUT\n8000    01 02 03\n8004    04 05\n8008    07\n", 1, true),
  "bytes of a section without a place are not in the image")

-- the output folder, and other outputs
tap.run(("cd %s && mkdir folder"):format(temp))
tap.is(run "t.asm -o folder -b", 0, "names are relative to the output folder")
tap.is(hex "folder/p.prg", "00 80 01 02 03 FF 04 05", "that -o names")
put("same.asm", "        .output \"same.bin\", format=bin, sections=a\n")
status, out = run "same.asm -b"
tap.ok(status == 1 and out:find("OF0911", 1, true) and out:find("same.asm:21:", 1, true),
  "a name that an option has too", out)
tap.is(read "same.bin", nil, "and nothing is written")
tap.is(run "same.asm -x", 0, "else it is fine")
status, out = run "same.asm -x --dependencies same.bin"
tap.ok(status == 1 and out:find("same.asm:21:", 1, true), "reports count", out)

-- inputs that ask for one file: the first one has it, the second one writes nothing
local function asks(first, second, args)
  tap.run(("cd %s && rm -f one.* two.* shared.*"):format(temp))
  for i, request in ipairs { first, second } do
    tap.write(("%s/%s.asm"):format(temp, i == 1 and "one" or "two"), ([[
        .region r, 0, 255
        .section s
        .byte %d
        .endsection
        .place s in r
        %s
]]):format(i, request))
  end
  return run("one.asm two.asm --cpu 6502 " .. args)
end
for _, case in ipairs {
  { '.output "shared", format=bin, sections=s', '.output "./shared.bin", format=bin, sections=s',
    "-x", "two.asm:6:17", "shared.bin" },
  { '.output "shared", format=bin, sections=s', '.mapfile "shared.bin"', "-x", "two.asm:6:18",
    "shared.bin" },
  { "", '.output "one", format=bin, sections=s', "-b", "two.asm:6:17", "one.bin" },
  { '.output "two", format=bin, sections=s', "", "-b", "two outputs are called two.bin",
    "two.bin" },
} do
  status, out = asks(case[1], case[2], case[3])
  tap.ok(status ~= 0 and out:find("OF0911", 1, true) and out:find(case[4], 1, true),
    "two inputs ask for one file: " .. case[2], out)
  tap.is(read(case[5]), "\1", "the first one's stays")
  tap.ok(not read "two.hex" and (case[5] == "two.bin" or not read "two.bin"),
    "the second one writes nothing")
end

put("high.asm", [[
        .cpu 6502
        .section h
        .endsection
        .output "high", format=prg, sections=a, loadaddr=$10000
]])
status, out = run "high.asm -x"
tap.ok(status == 1 and out:find("OF0907", 1, true) and out:find("high.asm:24:", 1, true),
  "a load address of 17 bits", out)
tap.is(read "high.hex", nil, "and nothing is written")
put("check.asm", "        .output \"c\", format=bin, sections=loose\n")
status, out = run "check.asm --check"
tap.ok(status == 1 and out:find("OF0903", 1, true), "--check says what is wrong, too", out)
put("bad.asm", "        .output \"bad\", format=bin, sections=a\n        .byte nothing\n")
tap.is(run "bad.asm -x", 1, "with an error")
tap.is(read "bad.bin", nil, "nothing is written")

-- for scripts
tap.write(temp .. "/s.lua", [[
local of = require "opforge"
local result = of.session { cpu = "6502" }:assemble "t.asm"
local parts = { tostring(result.ok) }
for _, section in ipairs(result.sections) do
  parts[#parts + 1] = ("%s %s %s %s %d %d"):format(section.name, section.kind, section.base,
    section.region, section.size, section.align)
end
for _, region in ipairs(result.regions) do
  parts[#parts + 1] = ("%s %d %d %d"):format(region.name, region.first, region.last, region.used)
end
parts[#parts + 1] = ("%s %s %d"):format(result.outputs[1].kind, result.outputs[1].name,
  #result.outputs)
parts[#parts + 1] = tostring(result:symbol("x").section == result.sections[3].number)
print(table.concat(parts, "\n"))
]])
status, out = tap.run(("cd %s && %s run s.lua 2>&1"):format(temp, opforge:gsub(" %-%-cpu.*", "")))
tap.is(out, [[
true
b data 32772 rom 2 1
a code 32768 rom 3 1
v bss 512 RAM 4 1
loose code nil nil 1 1
far code 32776 rom 1 1
rom 32768 33023 9
RAM 512 767 4
file p 12
true
]], "a result has its sections, regions and outputs")


-- what symbols are relative to
tap.write(temp .. "/base.asm", [[
        .section s
start   nop
next    nop
here    = *
low     = <next
sum     = next + 4
far     = later - 2
count   = next - start
twice   = start * 2
both    = start + next
        .logical $0300
run     nop
        .endlogical
        .block
inner   nop
        .endblock
loop    .bfor 2
        nop
        .endfor
second  = loop[1] + 0
        .endsection
        .section t
later   nop
other   = later - start
        .endsection
plain   nop
        .region r, $1000, $10ff
        .pack in r : s, t
]])
tap.write(temp .. "/b.lua", [[
local of = require "opforge"
local result = of.session { cpu = "6502" }:assemble "base.asm"
assert(result.ok)
local names = {}
for symbol in result:symbols() do
  names[#names + 1] = symbol.name .. "=" .. (symbol.section or 0)
end
table.sort(names)
print(table.concat(names, " "))
]])
status, out = tap.run(("cd %s && %s run b.lua 2>&1"):format(temp, opforge:gsub(" %-%-cpu.*", "")))
tap.is(out, "both=65535 count=0 far=2 here=1 later=2 loop=1 low=65535 next=1 other=65535 plain=0"
  .. " run=0 second=1 start=1 sum=1 twice=65535\n", "sections that symbols are relative to")

tap.done()
