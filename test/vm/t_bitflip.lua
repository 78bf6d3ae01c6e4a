-- t_bitflip.lua - every 101st bit of the 6502 package flipped: refused, or assembled with no slip.
-- `make test-hard` takes all of them.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local bitflip = require "test.hard.bitflip"
local tap = require "test.lib.tap"

local program, why = bitflip.build()
if tap.ok(program ~= nil, "the bit flipper builds", why) then
  local passed, out = bitflip.flip(program, "build/packages/mos6502.opcpu", 0, 101)
  io.write("# ", (out:gsub("\n$", ""):gsub("\n", "\n# ")), "\n")
  tap.ok(passed and out:find("mutants %d+") ~= nil, "every 101st bit flipped", out:sub(-4000))
end
tap.done()
