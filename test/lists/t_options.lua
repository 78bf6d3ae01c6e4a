-- t_options.lua - each option has its effect by every name it has, and is refused where it must be.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local options = require "test.lists.options"
local tap = require "test.lib.tap"

local _, pwd = tap.run "pwd"
local program = tap.quote(pwd:gsub("\n$", "") .. "/build/opforge")
local temp = tap.temp()

local known = {}
for _, option in ipairs(options.all()) do
  known[option.name] = true
  if option.row.planned then
    tap.ok(not option.works, option.name .. " is planned, and no case says what it does")
  else
    local notes = option.works and options.run(option, "works", temp, program)
      or { "test/lists/options.lua has no case for it" }
    tap.ok(#notes == 0, option.name .. " works", table.unpack(notes))
  end
  local notes = options.run(option, "refused", temp, program)
  tap.ok(#notes == 0, option.name .. " refused", table.unpack(notes))
end
for _, map in ipairs { options.cases, options.unseen } do
  for name in pairs(map) do                  -- only failures show
    if not known[name] then
      tap.ok(false, name .. " is an option", "test/lists/options.lua names one that is none")
    end
  end
end
tap.run("rm -rf " .. tap.quote(temp))
tap.done()
