-- t_members.lua - a package whose lines of an enumeration leave the name out: no member is made,
-- and nothing is read that is not there.
-- SPDX-License-Identifier: MIT
package.path = "./?.lua;" .. package.path

local kit = require "test.custom.kit"
local tap = require "test.lib.tap"

-- The base is named relative to the folder of the spec.
local root = kit.temp .. "/packages"
tap.run(("mkdir -p %s/bare && cp -r packages/base %s/base"):format(root, root))
tap.write(root .. "/bare/package.lua", [[
local language = include "../base/language.lua"
language.members = "  OPERATION MEMBER\n  RAW\n  DONE\n"
return {
  id = "bare", version = "1", base = language, family = { name = "bare" },
  cpus = { { name = "bare1", word = 2, order = "LITTLE", addrbits = 16 } },
}
]])
local path = kit.package(root .. "/bare/package.lua", "bare")
local result = kit.assemble("        .enum\n        red\n        green\n        .endenum\n"
  .. "        .byte 7\n", "--cpu bare1 --package " .. path)
tap.is(result.code, 0, "members without a name are passed over")
tap.is(result.bytes and tap.hex(result.bytes), "07", "and what stands behind them is assembled")
kit.done()
