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

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
