-- t_desk.lua - examples/desk: every output is that of ca65 and ld65 for the same source, and the
-- system does in sim65 what models of its parts say.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local peer = require "test.examples.desk_ca65"
local examples = require "test.lib.examples"
local tap = require "test.lib.tap"

local folder = "examples/desk"
local temp = tap.temp()

---Lines of the sources that are not blank.
local function count_lines()
  local n_lines = 0
  for _, path in ipairs(tap.lines("find " .. tap.quote(folder) .. " -name '*.asm' -o -name '*.inc'")) do
    for line in assert(tap.read(path)):gmatch "[^\n]+" do
      n_lines = n_lines + (line:find "%S" and 1 or 0)
    end
  end
  return n_lines
end

-- Bytes --------------------------------------------------------------------------------------

---Sections as the map of opforge and that of ld65 tell them: name, address, size.
local function our_sections(text)
  local list = {}
  for name, base, size in text:match "\nSections\n[^\n]*\n(.-)\n\n"
      :gmatch "([%w_]+) (%x+) (%d+) %l+ [%w_]+" do
    list[#list + 1] = size ~= "0" and ("%s %s %s"):format(name, base, size) or nil
  end
  return list
end

local function their_sections(text)
  local list = {}
  for name, base, size in text:match "\nSegment list:\n.-\n%-+\n(.-)\n\n"
      :gmatch "([%w_]+) +(%x+)  %x+  (%x+)" do
    if name ~= "LOADADDR" then
      list[#list + 1] = ("%s %04X %d"):format(name, tonumber(base, 16), tonumber(size, 16))
    end
  end
  table.sort(list, function(a, b) return a:lower() < b:lower() end)
  return list
end

---Names of symbols with their values: from the debug file of ld65, full paths with dots.
local function their_symbols(text, program)
  local scopes, values = {}, {}
  for line in text:gmatch "scope\t([^\n]+)" do
    local id, name, parent = line:match "id=(%d+)", line:match 'name="([^"]*)"',
      line:match "parent=(%d+)"
    scopes[id] = { name = name, parent = parent }
  end
  local paths = {}
  for _, module in ipairs(program.modules) do
    paths[module.scope] = module.id == "main" and "" or module.id .. "."
  end
  local function path(id)
    local scope = scopes[id]
    if not scope or scope.name == "" then
      return ""
    end
    local outer = scope.parent and path(scope.parent) or ""
    return outer == "" and scope.parent == "0" and paths[scope.name] or outer .. scope.name .. "."
  end
  for line in text:gmatch "sym\t([^\n]+)" do
    local name, scope, value = line:match 'name="([^"]*)"', line:match "scope=(%d+)",
      line:match "val=0x(%x+)"
    if scope and value then
      values[(path(scope) .. name):lower()] = tonumber(value, 16)
    end
  end
  return values
end

local function test_bytes()
  local code, log = tap.run(("build/opforge -q -o %s/ %s/main.asm 2>&1"):format(temp, folder))
  tap.ok(code == 0, "opforge accepts " .. folder, "exit status " .. code, log:sub(1, 2000))
  if not (tap.has "ca65" and tap.has "ld65") then
    tap.ok(true, "ca65 and ld65 give the same files # SKIP cc65 is missing")
    return
  end
  local program = peer.translate(folder, "main")
  local dir = temp .. "/peer"
  assert(tap.run("mkdir -p " .. dir) == 0)
  tap.write(dir .. "/desk.s", program.text)
  code, log = tap.run(("cd %s && ca65 -g -o desk.o desk.s 2>&1"):format(dir))
  tap.ok(code == 0, "ca65 accepts the same source", log:sub(1, 2000))
  for _, output in ipairs(program.outputs) do
    local file = output.file
    tap.write(("%s/%s.cfg"):format(dir, file), peer.config(program, output))
    code, log = tap.run(("cd %s && ld65 -C %s.cfg -o %s -m desk.map --dbgfile desk.dbg desk.o 2>&1")
      :format(dir, file, file))
    tap.ok(code == 0 and log == "", "ld65 links " .. file, log:sub(1, 2000))
    local diff = tap.diff(tap.read(dir .. "/" .. file) or "no ld65",
      tap.read(temp .. "/" .. file) or "no opforge")
    tap.ok(not diff, file .. " is the same file", diff)
  end
  local map = tap.read(temp .. "/desk.map") or ""
  tap.is(table.concat(our_sections(map), "\n"),
    table.concat(their_sections(tap.read(dir .. "/desk.map") or ""), "\n"),
    "sections have the same places and sizes")

  local theirs = their_symbols(tap.read(dir .. "/desk.dbg") or "", program)
  local n_equal, wrong = 0, {}
  for name, value in map:match "\nSymbols\n.*":gmatch "\n([%w_.]+) (%x+) public" do
    local there = theirs[name:lower()]
    if there == tonumber(value, 16) then
      n_equal = n_equal + 1
    elseif there then
      wrong[#wrong + 1] = ("%s %s %X"):format(name, value, there)
    end
  end
  tap.is(table.concat(wrong, "\n"), "", "symbols have the same values")
  tap.ok(n_equal > 100, "symbols of the map that ld65 knows", n_equal)

  -- Exported sections: parts of what ld65 wrote.
  return program
end

local n_lines = count_lines()
tap.ok(n_lines >= 5000, "the system has at least 5,000 lines", n_lines .. " lines")
test_bytes()

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
