-- bitflip.lua - builds the bit flipper with sanitizers and runs it: shared by test/hard/run.lua and
-- test/vm/t_bitflip.lua.
-- SPDX-License-Identifier: MIT

local tap = require "test.lib.tap"

local M = {}

local FLAGS = " -std=c11 -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all" ..
  " -fno-omit-frame-pointer -Isrc -Ibuild/gen"

---@return string? program
---@return string? messages
function M.build()
  local cc = os.getenv("CC") or "cc"
  tap.run("mkdir -p build/test")
  local code, out = tap.run(cc .. FLAGS .. " -o build/test/bitflip test/hard/bitflip.c" ..
    " src/vm/*.c src/asm/*.c 2>&1")
  if code ~= 0 then return nil, out end
  return "build/test/bitflip"
end

---Flips bits first, first + step, ... of a package.
---@return boolean ok
---@return string summary
function M.flip(program, package, first, step)
  local code, out = tap.run(("%s %s test/hard/bitflip.asm bits %d %d 2>&1"):format(program, package,
    first, step))
  return code == 0, out
end

return M
