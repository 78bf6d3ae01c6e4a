-- table.lua - the page docs/reference/coverage.md, for make docs: every row of the lists with a
-- positive and a negative test of it.
--
-- Of several tests the page names the one whose path has the name of the row in it, else the first.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local host = require "test.lists.host"
local index = require "test.lists.index"
local limits = require "test.lists.limits"
local options = require "test.lists.options"

local function cell(text)
  return (text:gsub("\n$", ""):gsub("|", "\\|"))
end

---As code, also when there are backticks in it.
local function code(text)
  return text:find("`", 1, true) and "`` " .. cell(text) .. " ``" or "`" .. cell(text) .. "`"
end

local function line(...)
  io.write("| ", table.concat({ ... }, " | "), " |\n")
end

local function head(title, ...)
  io.write("\n## ", title, "\n\n")
  line(...)
  io.write("|", ("---|"):rep(select("#", ...)), "\n")
end

---A link to the test that says most about a row.
local function link(tests, name)
  local best = tests[1]
  for i = #tests, 1, -1 do
    local path = tests[i].path:lower()
    if path:find("%f[%w]" .. name:lower():gsub("%W", "%%%0") .. "%f[%W]") then
      best = tests[i]
    end
  end
  if not best then
    return "none"
  end
  return ("[%s](../../%s)"):format(best.path:gsub("^test/asm/", ""):gsub("%.asm$", ""), best.path)
end

local rows = index.rows()
local by_key, by_code = index.tests(rows)
local none = { ok = {}, err = {}, raised = {}, near = {} }

io.write([[
<!-- Generated from the lists and the tests by test/lists/table.lua (`make docs`). -->
# Tests of the lists

Every row of the lists with a test that it passes and one that is refused. `make test` requires
both; `make test-lists` disables each row and requires that one of its tests then fails. How a row
is disabled is said in [test/lists](../../test/lists/README.md).
]])

head("Language", "Kind", "Row", "Accepted", "Refused")
for _, row in ipairs(rows) do
  local tests = by_key[row.key] or none
  line(row.kind, code(row.name), link(tests.ok, row.name), link(tests.err, row.name))
end

head("Options", "Option", "Has its effect", "Is refused")
for _, option in ipairs(options.all()) do
  local function shown(try)
    return try and code((try[1]:gsub("{}", option.name))) or "planned"
  end
  line(code(option.name), shown(option.works), shown(option.refused))
end
io.write("\nThe files of these commands, and what they must do, are in\n",
  "[options.lua](../../test/lists/options.lua). ",
  "An option with a short letter is tried by both names.\n")

head("Limits", "Limit", "Code", "Source", "Fits", "Reached")
for _, name in ipairs(limits.names) do
  local case = limits.cases[name]
  local fits = case[1]
  line(code(name), limits.code(name), "[limits.lua](../../test/lists/limits.lua)",
    fits and tostring(fits) or "looked for", fits and tostring(fits - 1) or "one less")
end

head("Diagnostics", "Code", "Raised", "Near miss")
for _, row in ipairs(index.raised()) do
  local tests, case = by_code[row.code] or none, host.cases[row.code]
  if host.never[row.code] then
    line(row.code, "never: " .. host.never[row.code], "")
  elseif case then
    line(row.code, code("opforge " .. case[1]), code("opforge " .. case[2]))
  else
    line(row.code, link(tests.raised, row.code), link(tests.near, row.code))
  end
end
