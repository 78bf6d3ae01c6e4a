-- t_metadata.lua - metadata in a language of its own: other words, another sign of closers, a CPU
-- of a package; packages whose lines of metadata are nothing that a setting may be.
-- SPDX-License-Identifier: MIT
package.path = "./?.lua;" .. package.path

local kit = require "test.custom.kit"
local tap = require "test.lib.tap"

-- The base is named relative to the folder of the spec.
local root = kit.temp .. "/packages"
tap.run(("mkdir -p %s && cp -r packages/base %s/base"):format(root, root))

---A package with the CPUs NAME1 and NAME2, whose language is changed by Lua text.
local function package(name, change)
  tap.run(("mkdir -p %s/%s"):format(root, name))
  tap.write(("%s/%s/package.lua"):format(root, name), ([[
local language = include "../base/language.lua"
local function replace(rows, old, new)
  for _, row in ipairs(rows) do
    if row[1] == old then row[1] = new end
  end
end
CHANGE
return {
  id = "NAME", version = "1", base = language, family = { name = "NAME" },
  cpus = { { name = "NAME1", word = 2, order = "LITTLE", addrbits = 16 },
           { name = "NAME2", word = 2, order = "LITTLE", addrbits = 16 } },
}
]]):gsub("NAME", name):gsub("CHANGE", function() return change end))
  return kit.package(("%s/%s/package.lua"):format(root, name), name)
end

local own = package("own", [[
replace(language.directives, "meta", "info")
replace(language.directives, "endmeta", "done_info")
replace(language.directives, "meta.", "info.")
replace(language.options, "name", "title")
replace(language.options, "list", "listing")
for _, row in ipairs(language.traits) do
  if row[1] == "CLOSE" then row[2] = "done_" end
end
]])
local words = [[
        .info
        .title "x"
        .output
        .own2
        .title "never"
        .done_own2
        .OWN1
        .title "BASE"
        .Done_own1
        .fill "00"
        .done_output
        .done_info
        .info.output.listing "LIST"
        .byte 1
]]
local base = kit.temp .. "/own"
local result = kit.assemble(words:gsub("BASE", "own"):gsub("LIST", "own"),
  "--cpu own1 --check --package " .. own)
tap.is(result.code, 0, "other words", result.log)
tap.write(base .. ".asm", (words:gsub("BASE", "made"):gsub("LIST", "listed")))
local status, out = tap.run(("cd %s && %s/build/opforge --cpu own1 --package %s own.asm -q -x 2>&1")
  :format(kit.temp, select(2, tap.run "pwd"):gsub("\n", ""), own))
tap.is(status, 0, "and another CPU", out)
tap.ok(tap.read(kit.temp .. "/made.hex") and tap.read(kit.temp .. "/listed.lst"),
  "give their files their names")
local option = "--cpu own1 --package " .. own
kit.refuses("the old word", "  .info\n  .name \"x\"\n  .done_info\n", "OF0433", 2, option, 3)
kit.refuses("the old closer", "  .info\n  .output\n  .endoutput\n  .done_output\n  .done_info\n",
  "OF0433", 3, option, 3)
kit.refuses("a CPU of no package", "  .info.output.own3.title \"x\"\n", "OF0433", 1, option, 16)

-- Programs that make something else of a line: nothing is read that is not there.
for i, program in ipairs { "  OPERATION SETTING\n  RAW\n  DONE\n",
  "  OPERATION SETTING\n  LITERAL 7\n  RAW\n  DONE\n",
  "  CALL\n  OPERATION SETTING\n  LITERAL 1\n  RAW\n  DONE\n",
  "  CALL\n  OPERATION SETTING\n  CALL\n  DONE\n",
  "  CALL\n  OPERATION DATA\n  RAW\n  DONE\n",
  "  OPERATION META\n  RAW\n  DONE\n" } do
  local name = "odd" .. i
  local path = package(name, ("language.settings = %q"):format(program))
  result = kit.assemble("        .meta\n        .name .name\n        .endmeta\n        .byte 7\n",
    ("--cpu %s1 --package %s"):format(name, path))
  tap.ok(result.code == 0 or result.code == 1 or result.code == 4, name .. " ends in order",
    result.code, result.log)
end
local path = package("none", "language.settings = nil")
result = kit.assemble("        .meta\n        .name \"x\"\n        .endmeta\n",
  "--cpu none1 --package " .. path)
tap.ok(result.code == 4 and result.log:find("OF1007", 1, true), "a language without blocks of them",
  result.log)
kit.done()
