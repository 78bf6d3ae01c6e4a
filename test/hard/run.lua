-- run.lua - the long tests: lua5.4 test/hard/run.lua, from the root of the tree. TAP.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local bitflip = require "test.hard.bitflip"
local tap = require "test.lib.tap"

local program, why = bitflip.build()
if tap.ok(program ~= nil, "the bit flipper builds", why) then
  -- Two processes, one for each core: even and odd bits.
  local pipes = {}
  for first = 0, 1 do
    pipes[first] = assert(io.popen(("%s build/packages/mos6502.opcpu test/hard/bitflip.asm"
      .. " %d 2 2>&1"):format(program, first)))
  end
  for first = 0, 1 do
    local out = pipes[first]:read("a")
    local closed = pipes[first]:close()
    io.write("# ", (out:gsub("\n$", ""):gsub("\n", "\n# ")), "\n")
    tap.ok(closed == true and out:find("mutants %d+") ~= nil,
      (first == 0 and "even" or "odd") .. " bits of the 6502 package flipped", out:sub(-4000))
  end
end
tap.done()
