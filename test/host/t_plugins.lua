-- t_plugins.lua - formats from user land, registered by a script, beside the built-in ones.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
tap.write(temp .. "/script.lua", [[
local of = require "opforge"
of.format.register(dofile "plugins/hexdump.lua")
local s = of.session { cpu = "6502" }
local r = s:assemble { name = "t.asm", text = "        .org $1000\n        .fill 18, $EA\n" }
io.write(assert(r:encode "hexdump"))
local again = pcall(of.format.register, dofile "plugins/hexdump.lua")
io.write(again and "twice" or "once")
]])
local code, out = tap.run("build/opforge run " .. tap.quote(temp .. "/script.lua") .. " 2>&1")
tap.is(code, 0, "a script registers a format")
local row = (" EA"):rep(16)
tap.is(out, "1000 " .. row .. "\n1010  EA EA\nonce", "and gets its bytes; a name is taken once")

-- The program has no symbols for C modules: it says so instead of failing somewhere inside.
tap.write(temp .. "/native.so", "\127ELF")
tap.write(temp .. "/c.lua", [[
print(pcall(require, "native"))
print(package.loadlib("./native.so", "*"))
print((select(2, pcall(require, "nowhere")):gsub("\n.*", "")))
]])
code, out = tap.run(("cd %s && OPFORGE_PATH=. $OLDPWD/build/opforge run c.lua 2>&1"):format(temp))
tap.is(out, "false\t'./native.so' is a C module: this program loads no C modules\n"
  .. "nil\tthis program loads no C modules\tabsent\nmodule 'nowhere' not found:\n",
  "C modules are refused")
tap.is(code, 0, "and can be asked for")

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
