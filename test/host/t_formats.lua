-- t_formats.lua - images: HEX, S-records, binaries, PRG, gaps, overlaps, high addresses.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge --cpu 6502 -q"

local function output(text, args, file)
  tap.write(temp .. "/t.asm", text)
  tap.run(("cd %s && rm -f t.bin t.hex t.prg t.srec t.sim"):format(temp))
  local code, out = tap.run(("cd %s && %s t.asm %s 2>&1"):format(temp, opforge, args))
  if code ~= 0 then
    return ("exit %d: %s"):format(code, out)
  end
  return tap.read(temp .. "/" .. file)
end

local gap = "        .org $0200\n        .byte 1, 2\n        .org $0204\n        .byte 3\n"
tap.is(output(gap, "-b", "t.bin"), "\1\2\xFF\xFF\3", "gaps hold FF")
tap.is(output(gap, "-b -f 00", "t.bin"), "\1\2\0\0\3", "or the fill byte")
tap.is(output(gap, "--prg", "t.prg"), "\x00\x02\1\2\xFF\xFF\3", "PRG")
tap.is(output(gap, "-x", "t.hex"), ":020200000102F9\n:0102040003F6\n:00000001FF\n",
  "HEX ends records at gaps")
tap.is(output(gap, "-x -g 0200", "t.hex"),
  ":020200000102F9\n:0102040003F6\n:0400000300000200F7\n:00000001FF\n", "HEX with a start address")
tap.is(output(gap, "-s", "t.srec"), "S00600004844521B\nS10502000102F5\nS104020403F2\nS9030000FC\n",
  "S-records")
tap.is(output(gap, "-s -g 0200", "t.srec"),
  "S00600004844521B\nS10502000102F5\nS104020403F2\nS9030200FA\n",
  "S-records with a start address")

local back = "        .org $0210\n        .byte 9\n        .org $0200\n        .byte 1\n"
tap.is(output(back, "-b", "t.bin"), "\1" .. ("\xFF"):rep(15) .. "\9", "runs in falling order")
local twice = "        .org $0200\n        .byte 1,2,3,4\n        .org $0201\n        .byte 8,9\n"
  .. "        .org $0200\n"
  .. "        .byte 7\n"
tap.is(output(twice, "-b", "t.bin"), "\7\8\9\4", "of bytes written twice the last ones stand")

-- Layers in an order that a generator of 32 bits decides, checked against writing byte by byte.
local seed, image, source = 12345, {}, {}
local function random(n)
  seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
  return (seed >> 8) % n
end
for i = 1, 400 do
  local start, n = 0x1000 + random(900), 1 + random(40)
  source[i] = ("        .org %d\n        .fill %d, %d\n"):format(start, n, i & 255)
  for k = start, start + n - 1 do
    image[k] = string.char(i & 255)
  end
end
local flat, low, high = {}, 0x1000, 0x1000 + 940
for k = low, high do
  flat[#flat + 1] = image[k] or "\xFF"
end
tap.is(output(table.concat(source), ("-w -b t.bin:%04X:%04X"):format(low, high), "t.bin"),
  table.concat(flat), "many layers")

-- 20,000 runs, each over some of the others: a time that grows with their square shows at once.
source, image = {}, {}
for i = 1, 20000 do
  local start = 1000 + i * 37 % 30000
  source[i] = ("        .org %d\n        .fill 40, %d\n"):format(start, i & 255)
  for k = start, start + 39 do
    image[k] = string.char(i & 255)
  end
end
for k = 1000, 31038 do
  image[k] = image[k] or "\xFF"
end
tap.ok(output(table.concat(source), "-w -b t.bin:03E8:793E", "t.bin")
  == table.concat(image, "", 1000, 31038), "20,000 runs")
tap.is(output("", "-b", "t.bin"), "", "an empty image")
tap.is(output("", "-x", "t.hex"), ":00000001FF\n", "an empty HEX")
tap.is(output("", "--prg", "t.prg"), "\0\0", "an empty PRG")

local long = "        .org $00F0\n        .fill 70, $55\n"
local lengths = {}
for length, address in (output(long, "-x", "t.hex") or ""):gmatch ":(%x%x)(%x%x%x%x)00" do
  lengths[#lengths + 1] = length .. "@" .. address
end
tap.is(table.concat(lengths, " "), "20@00F0 20@0110 06@0130", "HEX records hold 32 bytes")

local code, out = tap.run(("cd %s && %s t.asm --format-out nonsense 2>&1"):format(temp, opforge))
tap.is(code, 2, "an unknown format gives 2")
tap.ok(out:find("OF0901", 1, true), "and OF0901", out)
tap.is(output("        .org $0200\nstart   rts\n", "--format-out sim65:t.sim", "t.sim"),
  "sim65\2\0\0\0\2\0\2\x60", "header of a simulator program")

-- Symbols with an integer as value are everywhere, others only where no value is shown.
local kinds = "r = 1..3\ns = \"ab\"\nl = {1, 2}\nn = 5\n        nop\n"
for _, one in ipairs {
  { "--labels t.bin", "n = $0005\n" },
  { "--format-out map:t.bin", "Regions\nname start end used free align\n\n"
    .. "Sections\nname base size kind region\n\nSymbols\nname value visibility\n"
    .. "n 0005 private\n" },
  { "--labels t.bin --labels-format json", '{"version":1,"labels":[{"name":"n","value":5,'
    .. '"address":false,"kind":"const","visibility":"private","file":"t.asm","line":4}]}\n' },
  { "--labels t.bin --labels-format ctags",
    'l\tt.asm\t3;"\nn\tt.asm\t4;"\nr\tt.asm\t1;"\ns\tt.asm\t2;"\n' },
} do
  tap.is(output(kinds, one[1], "t.bin"), one[2], "symbols of all kinds with " .. one[1])
end
tap.ok(output(kinds, "-b -l t.bin.lst", "t.bin.lst"):find("\nn +0005  +prv  var\n\nTotal"),
  "and in the listing's table")

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
