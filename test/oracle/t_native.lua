-- t_native.lua - a program for the 65816 (native.asm) against 64tass, which gets the same source
-- but for what it spells otherwise.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
local text = assert(tap.read("test/oracle/native.asm"))

-- Macro arguments and the bank of an address have other marks there, and so have forced widths; a
-- section is put where the address is; REP and SEP are followed only when asked for.
local first = {}
local rest = text:gsub("%.region (%w+), (%$%x+), [^\n]+", function(region, address)
  first[region] = address
  return ""
end)
local width = { b = "@b", w = "@w", l = "@l" }
local theirs = rest:gsub("@([1-9])", "\\%1")
  :gsub("%.place (%w+) in (%w+)", function(section, region)
    return ("* = %s\n        .dsection %s"):format(first[region], section)
  end)
  :gsub("%^([%a\\])", "`%1")
  :gsub("(%f[%a]%l%l%l)%.([bwl]) ", function(mnemonic, letter)
    return mnemonic .. " " .. width[letter] .. " "
  end)
  :gsub('%.cpu "65816"', "%0\n        .autsiz")
tap.write(temp .. "/tass.asm", theirs)

local code, log = tap.run(
  ("build/opforge --format json -f 00 -b %s/ours.bin test/oracle/native.asm 2>&1"):format(temp))
tap.ok(code == 0, "opforge accepts the program", log:sub(1, 2000))
local passes = tonumber(log:match('"passes":(%d+)') or 0)
tap.ok(passes >= 3, ("it takes %d passes"):format(passes), log:sub(-600))

if not tap.has("64tass") then
  tap.ok(true, "64tass gives the same bytes # SKIP 64tass is missing")
else
  code, log = tap.run(("64tass -q -b -X -o %s/tass.bin %s/tass.asm 2>&1"):format(temp, temp))
  tap.ok(code == 0, "64tass accepts the program", log:sub(1, 2000))
  local want, got = tap.read(temp .. "/tass.bin") or "", tap.read(temp .. "/ours.bin") or ""
  tap.ok(#want > 0x20000, "64tass made the bytes from bank 0 to bank 2", #want .. " bytes")
  local diff = tap.diff(want, got)
  tap.ok(not diff, ("opforge gives the %d bytes of 64tass"):format(#want), diff)
end

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
