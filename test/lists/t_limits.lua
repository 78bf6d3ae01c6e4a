-- t_limits.lua - each limit is reached at its value and not before.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local limits = require "test.lists.limits"
local tap = require "test.lib.tap"

local _, pwd = tap.run "pwd"
local program = tap.quote(pwd:gsub("\n$", "") .. "/build/opforge")
local folder = tap.temp()
limits.prepare(folder)

for _, name in ipairs(limits.names) do
  for _, which in ipairs { "fits", "reached" } do
    local notes = limits.cases[name] and limits.run(name, which, folder, program)
      or { "test/lists/limits.lua has no case for it" }
    tap.ok(#notes == 0, name .. " " .. which, table.unpack(notes))
  end
end
tap.run("rm -rf " .. tap.quote(folder))
tap.done()
