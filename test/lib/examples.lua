-- examples.lua - what the tests of examples/ share: one program made by both assemblers, and runs.
-- SPDX-License-Identifier: MIT

local tap = require "test.lib.tap"

local M = {}

---Counts the lines of the sources in a folder.
function M.lines(folder)
  local n_lines = 0
  for _, path in ipairs(tap.lines("find " .. tap.quote(folder) .. " -name '*.asm'")) do
    local _, n = assert(tap.read(path)):gsub("\n", "")
    n_lines = n_lines + n
  end
  return n_lines
end

---Assembles FOLDER/NAME with opforge and with 64tass, for which macro arguments are spelled anew,
---and checks that the bytes are the same and that the file for sim65 is header and bytes. The
---header: version 2, 6502, zero-page address of the C stack pointer, load and reset address.
---@return string? program  path of the file for sim65 in the folder temp
function M.build(folder, name, temp, sp, load_address, start)
  local stem = temp .. "/opforge"
  local code, log = tap.run(("build/opforge -b -o %s --format-out sim65:%s.sim65 %s/%s 2>&1")
    :format(stem, stem, folder, name))
  tap.ok(code == 0, "opforge accepts " .. folder, "exit status " .. code, log:sub(1, 2000))
  local ours = tap.read(stem .. ".bin")
  local head = "sim65" .. ("<I1I1I1I2I2"):pack(2, 0, sp, load_address, start)
  tap.ok(ours and tap.read(stem .. ".sim65") == head .. ours, "the file for sim65 of " .. folder)
  if not tap.has("64tass") then
    tap.ok(true, "64tass gives the same bytes # SKIP 64tass is missing")
  else
    assert(tap.run("mkdir -p " .. temp .. "/tass") == 0)
    for _, path in ipairs(tap.lines("find " .. tap.quote(folder) .. " -name '*.asm'")) do
      local text = assert(tap.read(path)):gsub("@([1-9])", "\\%1")
      tap.write(temp .. "/tass/" .. path:match("[^/]+$"), text)
    end
    code, log = tap.run(("64tass -q -b -o %s/tass.bin %s/tass/%s 2>&1"):format(temp, temp, name))
    tap.ok(code == 0, "64tass accepts " .. folder, log:sub(1, 2000))
    local diff = tap.diff(tap.read(temp .. "/tass.bin") or "no 64tass", ours or "no opforge")
    tap.ok(not diff, "opforge and 64tass give the same bytes for " .. folder, diff)
  end
  if not tap.has("sim65") then
    tap.ok(true, folder .. " runs # SKIP sim65 is missing")
    return nil
  end
  return ours and stem .. ".sim65"
end

---Runs a program of build with text as its standard input.
---@return integer code, string out
function M.run(program, input)
  local path = program .. ".in"
  tap.write(path, input)
  return tap.run(("timeout 60 sim65 %s <%s 2>&1"):format(program, path))
end

---Equality of texts; the first line that differs is shown.
function M.same_text(got, expected, name)
  if got == expected then
    return tap.ok(true, name)
  end
  local number, from = 1, 1
  while from <= #expected do
    local stop = (expected:find("\n", from, true) or #expected)
    if got:sub(from, stop) ~= expected:sub(from, stop) then
      break
    end
    number, from = number + 1, stop + 1
  end
  return tap.ok(false, name, ("line %d"):format(number),
    "expected: " .. expected:sub(from, from + 300), "got:      " .. got:sub(from, from + 300))
end

return M
