-- t_coverage.lua - every directive, builtin, unit word, operator and diagnostic that there is has a
-- positive and a negative test. What a test is for each is said in README.md beside this file.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local host = require "test.lists.host"
local index = require "test.lists.index"
local tap = require "test.lib.tap"

local rows = index.rows()
local by_key, by_code = index.tests(rows)
local none = { ok = {}, err = {}, raised = {}, near = {} }

for _, row in ipairs(rows) do
  local tests = by_key[row.key] or none
  tap.ok(#tests.ok > 0, row.key .. " is used by an ok_ test", "no test/asm/**/ok_*.asm uses it")
  tap.ok(#tests.err > 0, row.key .. " is refused by an err_ test",
    "no test/asm/**/err_*.asm uses it in a line that expects a diagnostic")
end

local n_never = 0
for _, row in ipairs(index.raised()) do
  local why = host.never[row.code]
  if why then
    n_never = n_never + 1
  else
    local tests = by_code[row.code] or none
    tap.ok(#tests.raised > 0 or host.cases[row.code], row.code .. " is expected by a test",
      "`" .. row.message .. "`", "no test/asm/** expects it with `;! " .. row.code
      .. " FIRST-LAST`, and test/lists/host.lua has no case")
    tap.ok(#tests.near > 0 or host.cases[row.code], row.code .. " has a near miss",
      "`" .. row.message .. "`", "no line of an ok_ test says `;not " .. row.code .. "`")
  end
end
io.write(("# %d rows of the language, %d diagnostics, %d that no input can cause\n")
  :format(#rows, #index.raised(), n_never))
tap.done()
