-- run.lua - the test runner: lua5.4 test/run.lua [-v] [filter...], from the root of the tree.
--
-- Suites are the scripts test/*/t_*.lua, test/builder, test/host and test/vm, each as a process of
-- its own that prints TAP, and the language tests of test/asm. A filter selects the paths that
-- contain it. The last line counts, the exit status is the truth.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local asm = require "test.lib.asm"
local tap = require "test.lib.tap"

local filters, is_verbose = {}, false
for _, word in ipairs(arg) do
  if word == "-v" then
    is_verbose = true
  else
    filters[#filters + 1] = word
  end
end

local n_passed, n_failed = 0, 0
local suite_passed, suite_failed = 0, 0

local function report(passed, name, notes)
  if passed then
    suite_passed = suite_passed + 1
    if is_verbose then
      io.write("ok - ", name, "\n")
    end
    return
  end
  suite_failed = suite_failed + 1
  io.write("not ok - ", name, "\n")
  for _, note in ipairs(notes) do
    io.write("#   ", (note:gsub("\n", "\n#   ")), "\n")
  end
end

-- Wall-clock seconds; os.clock would leave out the children.
local function now()
  local file = io.open("/proc/uptime")
  if not file then
    return os.time()
  end
  local seconds = file:read("n")
  file:close()
  return seconds
end

local function suite(name, body)
  suite_passed, suite_failed = 0, 0
  local start = now()
  body()
  if suite_passed + suite_failed == 0 then
    return
  end
  io.write(("# %s: %d passed, %d failed, %.1f s\n")
    :format(name, suite_passed, suite_failed, now() - start))
  io.flush()
  n_passed = n_passed + suite_passed
  n_failed = n_failed + suite_failed
end

local function script(path)
  suite(path, function()
    local again = { "again: lua5.4 " .. path }
    -- Through a file: a grandchild that lives on would keep a pipe open for ever.
    local log = os.tmpname()
    local code = tap.run(("timeout 600 lua5.4 %s >%s 2>&1 </dev/null"):format(tap.quote(path), log))
    local out = tap.read(log) or ""
    os.remove(log)
    local plan, n_seen
    local failing, notes
    n_seen = 0
    local function flush()
      if failing then
        notes[#notes + 1] = again[1]
        report(false, failing, notes)
        failing = nil
      end
    end
    local tail = {}
    for line in out:gmatch("[^\n]+") do
      local bad, name = line:match("^(not )ok%s+(.*)")
      local good = line:match("^ok%s+(.*)")
      if bad then
        flush()
        failing, notes = name, {}
        n_seen = n_seen + 1
      elseif good then
        flush()
        n_seen = n_seen + 1
        local is_skip = good:find("# SKIP", 1, true) ~= nil
        report(not is_skip, good, { "skipped tests count as failed", again[1] })
      elseif line:match("^1%.%.%d+$") then
        plan = tonumber(line:match("%d+$"))
      elseif failing and #notes < 40 then
        notes[#notes + 1] = (line:gsub("^#%s?", ""))
      end
      tail[#tail % 8 + 1] = line
    end
    flush()
    if n_seen == 0 then
      report(false, path .. " printed no test", { out:sub(-1000), again[1] })
    elseif plan and plan ~= n_seen then
      report(false, path .. (": planned %d tests, ran %d"):format(plan, n_seen), again)
    elseif code ~= 0 and suite_failed == 0 then
      report(false, path .. (": exit status %d"):format(code), { out:sub(-1000), again[1] })
    end
  end)
end

local start = now()
local scripts = {}
local seen = {}
for _, path in ipairs(tap.lines("find test -mindepth 2 -maxdepth 2 -name 't_*.lua'; "
  .. "find test/builder test/host test/vm -maxdepth 1 -name '*.lua' 2>/dev/null")) do
  local is_wanted = #filters == 0
  for _, filter in ipairs(filters) do
    is_wanted = is_wanted or path:find(filter, 1, true) ~= nil
  end
  -- Rooms of others hold helper modules beside the tests; a module returns itself.
  local is_module = not path:match("/t_[^/]*$")
    and (tap.read(path) or ""):find("\nreturn [%w_]+%s*$") ~= nil
  if is_wanted and not is_module and not seen[path] then
    seen[path] = true
    scripts[#scripts + 1] = path
  end
end

suite("test/asm", function()
  asm.run(filters, report)
end)
for _, path in ipairs(scripts) do
  script(path)
end
io.write(("# total %.1f s\n"):format(now() - start))
if n_passed + n_failed == 0 then
  io.write("# no test matches\n")
  n_failed = 1
end
io.write(("%d passed, %d failed\n"):format(n_passed, n_failed))
os.exit(n_failed == 0)
