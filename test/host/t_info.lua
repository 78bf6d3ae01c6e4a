-- t_info.lua - the print options: text and JSON say the same, sorted, and nothing else is done.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local json = require "test.lib.json"
local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge"

local function run(args)
  local code, out = tap.run(("cd %s && %s %s 2>&1"):format(temp, opforge, args))
  tap.is(code, 0, args .. " gives 0")
  return out
end

local function is_sorted(list)
  for i = 2, #list do
    if not (list[i - 1] < list[i]) then
      return false
    end
  end
  return #list > 0
end

local function column(rows, key)
  local out = {}
  for i, row in ipairs(rows) do
    out[i] = row[key]
  end
  return out
end

-- limits
local limits = json.decode(run "--print-limits --format json --limit errors=7 --max-passes 9")
tap.is(limits.schema .. limits.version, "opforge.limits1", "limits name their schema")
local text = run "--print-limits --limit errors=7 --max-passes 9"
local n = 0
for name, value, normal, hard, code, flag in
  text:gmatch "\n([%l-]+) +(%d+) +(%d+) +(%d+) (OF%d+) *([^\n]*)" do
  n = n + 1
  local row = limits.limits[n]
  local shown = row.flag == json.null and "" or row.flag
  tap.is(("%s %s %s %s %s %s"):format(name, value, normal, hard, code, flag),
    ("%s %d %d %d %s %s"):format(row.name, row.value, row.default, row.hard_maximum, row.code,
      shown), "limit " .. name)
  local expected = name == "errors" and 7 or name == "passes" and 9 or row.default
  tap.is(row.value, expected, "its value")
end
tap.is(n, #limits.limits, "as many in both forms")

-- CPUs
local cpus = json.decode(run "--print-cpusupport --format json").cpus
tap.ok(is_sorted(column(cpus, "cpu")), "CPUs are sorted")
text = run "--print-cpusupport"
n = 0
for name, family, dialect, package, more in
  text:gmatch "\n(%S+) +(%S+) +(%S+) +(%S+) *([^\n]*)" do
  n = n + 1
  local row = cpus[n]
  local words = table.move(row.aliases, 1, #row.aliases, #row.state_keys + 1,
    table.move(row.state_keys, 1, #row.state_keys, 1, {}))
  tap.is(("%s %s %s %s %s"):format(name, family, dialect, package, (more:gsub("%s+", " "))),
    ("%s %s %s %s %s"):format(row.cpu, row.family, row.dialect, row.package,
      table.concat(words, " ")), "CPU " .. name)
  tap.ok(#row.aliases < 2 or is_sorted(row.aliases), "its aliases are sorted")
end
tap.is(n, #cpus, "as many in both forms")

-- capabilities
local caps = json.decode(run "--print-capabilities --format json")
text = run "--print-capabilities"
for _, key in ipairs { "formats", "commands", "features" } do
  tap.ok(is_sorted(caps[key]), key .. " are sorted")
  tap.ok(text:find("%f[%w]" .. key .. ": " .. table.concat(caps[key], " ") .. "\n"),
    key .. " in both forms", text)
end
for _, name in ipairs { "opforge.capabilities", "opforge.cpusupport", "opforge.diagnostic",
  "opforge.limits" } do
  tap.is(caps.schemas[name], 1, name .. " is there")
  tap.ok(text:find(name .. " 1", 1, true), "in both forms")
end
for _, name in ipairs(caps.formats) do
  run("formats " .. name)
end

-- directives
text = run "help directives"
local names = {}
for name in text:gmatch "\n  (%.%S+)" do
  names[#names + 1] = name
end
tap.ok(is_sorted(names) and #names > 20, "directives are sorted", text)
tap.ok(text:find("\n  .byte .db +e, ... +values"), "one row for all spellings", text)
tap.ok(text:find("\n  .endif +end of .*%.if"), "closers name their openers", text)
local page = run "help directives --markdown"
for _, name in ipairs(names) do
  tap.ok(page:find("| `" .. name .. "`", 1, true), "the page has " .. name)
end

-- nothing else is done
tap.write(temp .. "/bad.asm", "        lda #cuont\n")
run "bad.asm -b --print-limits"
tap.is(tap.read(temp .. "/bad.bin"), nil, "inputs are not assembled")

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
