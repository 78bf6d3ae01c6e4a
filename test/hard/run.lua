-- run.lua - the long tests: lua5.4 test/hard/run.lua, from the root of the tree. TAP.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local bitflip = require "test.hard.bitflip"
local opcode = require "test.hard.opcode"
local tap = require "test.lib.tap"

opcode.run()

local status, said = tap.run "lua5.4 test/mistakes/t_mistakes.lua 21 1000"
tap.ok(status == 0, "100 mistakes in 1,000 lines, seeds 21 to 1000", said:match("not ok.*"))

local program, why = bitflip.build()
if tap.ok(program ~= nil, "the bit flipper builds", why) then
  -- Two processes at a time, one for each core. The random ones find what no single bit does.
  local runs = {
    { "bits 0 1", "every bit of the 6502 package flipped, in one process" },
    { "bytes 1 300000", "one to three bytes changed, seed 1" },
  }
  for i = 1, #runs, 2 do
    local pipes = {}
    for j = i, i + 1 do
      pipes[j] = assert(io.popen(program .. " build/packages/mos6502.opcpu test/hard/bitflip.asm "
        .. runs[j][1] .. " 2>&1"))
    end
    for j = i, i + 1 do
      local out = pipes[j]:read("a")
      local closed = pipes[j]:close()
      io.write("# ", (out:sub(-4000):gsub("\n$", ""):gsub("\n", "\n# ")), "\n")
      tap.ok(closed == true and out:find("mutants %d+") ~= nil, runs[j][2])
    end
  end
end
tap.done()
