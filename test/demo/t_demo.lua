-- t_demo.lua - the demo: opforge and 64tass give the same bytes, and sim65 prints the model's text.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local model = require "test.demo.model"
local tap = require "test.lib.tap"

local source = "examples/demo/demo.asm"
local temp = tap.temp()

local text = assert(tap.read(source))
local _, n_lines = text:gsub("\n", "")
tap.ok(n_lines >= 500, "the demo has at least 500 lines", n_lines .. " lines")
local expected = model.text()
tap.is(tap.read("examples/demo/expect.txt"), expected, "expect.txt is what the model computes")

-- The only word of the demo that 64tass spells differently is a macro argument.
tap.write(temp .. "/tass.asm", (text:gsub("@([1-9])", "\\%1")))
local code, log = tap.run(("64tass -q -b -o %s/tass.bin %s/tass.asm 2>&1"):format(temp, temp))
tap.is(code, 0, "64tass accepts the demo")
if code ~= 0 then
  io.write("# ", log:sub(1, 500):gsub("\n", "\n# "), "\n")
end
code, log = tap.run(("build/opforge -b -o %s/demo %s 2>&1"):format(temp, source))
tap.ok(code == 0, "opforge accepts the demo", "exit status " .. code, log:sub(1, 2000))

local tass = tap.read(temp .. "/tass.bin") or "no 64tass"
local ours = tap.read(temp .. "/demo.bin") or "no opforge"
local diff = tap.diff(tass, ours)
tap.ok(not diff, "opforge and 64tass give the same bytes", diff)

-- Header of a sim65 program: version 2, 6502, C stack pointer at $00, load and start at $0200.
local header = "sim65" .. string.char(2, 0, 0) .. ("<I2I2"):pack(0x200, 0x200)
for _, run in ipairs { { "64tass", tass }, { "opforge", ours } } do
  tap.write(temp .. "/demo.sim", header .. run[2])
  local status, out = tap.run(("timeout 20 sim65 %s/demo.sim 2>&1"):format(temp))
  tap.is(status, 0, "sim65 ends the program of " .. run[1])
  tap.is(out, expected, "sim65 prints the model's text from the program of " .. run[1])
end

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
