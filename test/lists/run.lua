-- run.lua - make test-lists: without any one row of the lists, a test that names it fails.
--
--   lua5.4 test/lists/run.lua            all rows, in two processes; says what survives
--   lua5.4 test/lists/run.lua FILTER...  only rows whose key contains a filter: "infix <<" OF0205
--
-- A row of the language is taken out of the specs and the packages are built without it. The
-- program of CONFIG=mask drops a diagnostic, lets an option do nothing, and never reaches a limit.
-- Only tests that the index finds for the row are run, until one fails; that test must pass with
-- everything in its place.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local asm = require "test.lib.asm"
local host = require "test.lists.host"
local index = require "test.lists.index"
local limits = require "test.lists.limits"
local options = require "test.lists.options"
local tap = require "test.lib.tap"
local without = require "test.lists.without"

local _, pwd = tap.run "pwd"
local masked = pwd:gsub("\n$", "") .. "/build/mask/opforge"

---Runs a test of test/asm once.
---@param program string   command, with what stands before it
---@return string[] notes
local function run(test, folder, program)
  local base = folder .. "/job"
  tap.run(("rm -f %s.*"):format(base))
  tap.run(asm.line(asm.command(test, base, false, program), base))
  return asm.judge(test, base, false)
end

---The first of the tests that fails with this program and passes with the plain one.
---@return string? path
---@return string? why   when none does
local function killer(tests, folder, program)
  local why = ("%d tests name it, and all pass without it"):format(#tests)
  for _, test in ipairs(tests) do
    local notes = run(test, folder, program)
    local text = table.concat(notes, "\n")
    -- A package that is refused would fail every test and show nothing.
    if text:find("got: +OF10%d%d") or text:find("got: +OF1199") then
      return nil, text
    elseif #notes > 0 and #run(test, folder, "build/opforge") == 0 then
      return test.path
    elseif #notes > 0 then
      why = test.path .. " fails with the row, too"
    end
  end
  return nil, why
end

---Packages to build for a row: those that the tests use.
local function packages_of(row)
  return (not row or row.package == "base") and { "base", "mos6502" } or { row.package }
end

local function all_of(tests)
  local all = {}
  table.move(tests.ok, 1, #tests.ok, 1, all)
  table.move(tests.err, 1, #tests.err, #all + 1, all)
  return all
end

---@param row lists.Row?   nil: the packages as they are
local function try_row(row, tests, folder)
  local there = folder .. "/packages"
  tap.run(("rm -rf %s && mkdir %s"):format(there, there))
  local is_built, problem = pcall(without.build, row, packages_of(row), there)
  if not is_built then
    return nil, "no package can be built without it: " .. tostring(problem)
  end
  return killer(all_of(tests), folder, "env OPFORGE_PATH=" .. there .. " build/opforge")
end

---The check of the check: with nothing taken out and nothing dropped, every test passes.
local function control(by_key, by_code, folder)
  local path, why = try_row(nil, by_key["directive byte"], folder)
  if not path then
    path, why = killer(by_code.OF0205.raised, folder,
      ("env OPFORGE_TEST_MASK=OF1199 %s"):format(masked))
  end
  return not path and "all tests of .byte and OF0205 pass" or nil, path and path .. " fails" or why
end

local function try_diagnostic(code, tests, folder)
  local program = ("env OPFORGE_TEST_MASK=%s %s"):format(code, masked)
  if host.cases[code] then
    if #host.run(code, folder .. "/host", program, "refused") > 0 then
      return #host.run(code, folder .. "/host", masked, "refused") == 0 and "test/lists/host.lua"
        or nil, "its case fails without the mask, too"
    end
    return nil, "its case in test/lists/host.lua passes without it"
  end
  return killer(tests.raised, folder, program)
end

---Runs a case with the mask, and without where that fails.
---@param case fun(program: string): string[]   notes
---@return string? name
---@return string? why
local function try_case(name, mask, case)
  if #case(("env OPFORGE_TEST_MASK=%s %s"):format(mask, masked)) == 0 then
    return nil, name .. " passes without it"
  end
  return #case(masked) == 0 and name or nil, name .. " fails with the row, too"
end

local function try_option(option, folder)
  local mask = (options.unseen[option.name] and "without:" or "option:") .. option.name
  local path, why
  for _, which in ipairs { "works", "refused" } do
    if option[which] and not path then
      path, why = try_case("test/lists/options.lua, " .. which, mask, function(program)
        return options.run(option, which, folder, program)
      end)
    end
  end
  return path, why
end

local function try_limit(name, folder)
  return try_case("test/lists/limits.lua", "limit:" .. name, function(program)
    return limits.run(name, "reached", folder .. "/host", program)
  end)
end

---Every job of this run, in order.
local function jobs(filters)
  local rows = index.rows()
  local by_key, by_code = index.tests(rows)
  local out = {}
  local function add(name, try)
    local is_wanted = #filters == 0
    for _, filter in ipairs(filters) do
      is_wanted = is_wanted or name:find(filter, 1, true) ~= nil
    end
    if is_wanted then
      out[#out + 1] = { name = name, try = try }
    end
  end
  add("control", function(folder) return control(by_key, by_code, folder) end)
  for _, row in ipairs(rows) do
    local tests = by_key[row.key] or { ok = {}, err = {} }
    add(row.key, function(folder) return try_row(row, tests, folder) end)
  end
  for _, diag in ipairs(index.raised()) do
    if not host.never[diag.code] then
      local tests = by_code[diag.code] or { raised = {} }
      add(diag.code, function(folder) return try_diagnostic(diag.code, tests, folder) end)
    end
  end
  for _, option in ipairs(options.all()) do
    add("option " .. option.name, function(folder) return try_option(option, folder) end)
  end
  for _, name in ipairs(limits.names) do
    add("limit " .. name, function(folder) return try_limit(name, folder) end)
  end
  return out
end

---One of `of` processes: every of-th job.
local function work(number, of, filters)
  local folder = tap.temp()
  tap.run("mkdir " .. folder .. "/host")
  host.prepare(folder .. "/host")
  limits.prepare(folder .. "/host")
  for i, job in ipairs(jobs(filters)) do
    if i % of == number then
      local path, why = job.try(folder)
      if path then
        io.write(("ok - %s: %s\n"):format(job.name, path))
      else
        io.write(("not ok - %s: survives\n#   %s\n"):format(job.name,
          (why:gsub("\n", "\n#   "))))
      end
      io.flush()
    end
  end
  tap.run("rm -rf " .. tap.quote(folder))
end

if arg[1] == "--share" then
  work(tonumber(arg[2]), tonumber(arg[3]), { table.unpack(arg, 4) })
  return
end

local words = {}
for i, word in ipairs(arg) do
  words[i] = tap.quote(word)
end
local pipes, n_killed, n_alive = {}, 0, 0
for number = 0, 1 do
  pipes[#pipes + 1] = assert(io.popen(("lua5.4 test/lists/run.lua --share %d 2 %s 2>&1")
    :format(number, table.concat(words, " "))))
end
for _, pipe in ipairs(pipes) do
  for line in pipe:lines() do
    local is_killed = line:find("^ok %- ") ~= nil
    n_killed = n_killed + (is_killed and 1 or 0)
    n_alive = n_alive + (line:find("^not ok %- ") and 1 or 0)
    if not is_killed then
      io.write(line, "\n")
    end
  end
  if not pipe:close() then
    io.write("not ok - a process ended early\n")
    n_alive = n_alive + 1
  end
end
local n_expected = #jobs({ table.unpack(arg) })
if n_killed + n_alive ~= n_expected then
  io.write(("not ok - %d rows expected\n"):format(n_expected))
  n_alive = n_alive + 1
end
io.write(("%d rows: %d passed, %d failed\n"):format(n_expected, n_killed, n_alive))
io.write(("%d passed, %d failed\n"):format(n_killed, n_alive))
os.exit(n_alive == 0 and n_killed > 0)
