-- t_host.lua - each diagnostic of host.lua is said where it must be, and not in its near miss.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local host = require "test.lists.host"
local tap = require "test.lib.tap"

local _, pwd = tap.run "pwd"
local program = tap.quote(pwd:gsub("\n$", "") .. "/build/opforge")
local folder = tap.temp()
host.prepare(folder)

local codes = {}
for code in pairs(host.cases) do          -- sorted below
  codes[#codes + 1] = code
end
table.sort(codes)
for _, code in ipairs(codes) do
  for _, which in ipairs { "refused", "near" } do
    local notes = host.run(code, folder, program, which)
    tap.ok(#notes == 0, code .. " " .. which, table.unpack(notes))
  end
end
tap.run("rm -rf " .. tap.quote(folder))
tap.done()
