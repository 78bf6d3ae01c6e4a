-- t_sources.lua - who gives the text of a file: the disk, a table, a function, a handler; names and
-- failures afterwards.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge"

-- Runs a script; what it prints.
local function script(text)
  tap.write(temp .. "/s.lua", 'local of = require "opforge"\n' .. text)
  local _, out = tap.run(("cd %s && timeout 10 %s run s.lua 2>&1"):format(temp, opforge))
  return out
end

tap.run(("mkdir -p %s/sub %s/inc"):format(temp, temp))
tap.write(temp .. "/sub/a.inc", '        .byte 1\n        .include "b.inc"\n')
tap.write(temp .. "/sub/b.inc", "        .byte 2\n")
tap.write(temp .. "/inc/c.inc", "        .byte 3\n")
tap.write(temp .. "/inc/twice.inc", "        .byte 4\n")

tap.is(script [[
local s = of.session { cpu = "6502", include = { "inc/.", "nowhere" } }
local r = s:assemble { name = "./x/../main.asm", text = [=[
        .include "sub/a.inc"
        .include "c.inc"
        .include "./c.inc"
        .include "sub/../inc/c.inc"
]=] }
print(r.ok, r:bytes(0, 5):byte(1, -1))
print(table.concat(r:dependencies(), " "))
]], "true\t1\t2\t3\t3\t3\n./x/../main.asm sub/a.inc inc/c.inc sub/b.inc\n",
  "files of a text: in the order of reading, by the path of the first reading")

tap.is(script [[
local asked = {}
local s = of.session { cpu = "6502", include = { "lib" }, fs = function(path)
  asked[#asked + 1] = path
  return path == "lib/a.inc" and "        .byte 7\n" or nil
end }
local r = s:assemble { name = "p/main.asm", text = [=[
        .include "a.inc"
        .include "a.inc"
]=] }
print(r.ok, r:bytes(0, 2):byte(1, -1))
print(table.concat(asked, " "))
print(table.concat(r:dependencies(), " "))
]], "true\t7\t7\np/a.inc lib/a.inc\np/main.asm lib/a.inc\n",
  "a function is asked once for each path")

tap.is(script [[
local asked = {}
local texts = { ["a.inc"] = '        .byte 1\n        .include "c.inc"\n',
  ["b.inc"] = "        .byte 2\n" .. (";" .. ("-"):rep(98) .. "\n"):rep(2000),
  ["c.inc"] = '        .byte 3\n        .include "none.inc"\n        .include "d.inc"\n',
  ["d.inc"] = "        .byte 4\n", ["e.inc"] = "        .byte 5\n",
  ["f.inc"] = "        .byte 6\n" }
local s = of.session { cpu = "6502", fs = function(path)
  asked[#asked + 1] = path
  return texts[path]
end }
local r = s:assemble { name = "main.asm", text = [=[
        .include "a.inc"
        .include "none.inc"
        .include "b.inc"
        .include "e.inc"
.if 0
        .include "g.inc"
.else
        .include "f.inc"
.endif
        .include "a.inc"
]=] }
for _, diag in ipairs(r.diagnostics) do
  print(diag.file, diag.line, diag.code)
end
print(table.concat(asked, " "))
]], "c.inc\t2\t1101\nmain.asm\t2\t1101\nc.inc\t2\t1101\n"
    .. "a.inc none.inc b.inc e.inc c.inc none.inc d.inc f.inc\n",
  "files are asked for in the order of the lines, those of a file behind those beside it")

tap.is(script [[
local s = of.session { cpu = "6502", fs = { ["m.asm"] = '  .include "../x/y.inc"\n',
  ["../x/y.inc"] = "  .byte 9\n" } }
print(s:assemble("m.asm"):bytes(0, 1):byte())
local r = s:assemble("n.asm")
print(r.ok, r.diagnostics[1].code, r.diagnostics[1].message)
]], "9\nfalse\t1101\tcannot open n.asm; looked in .\n", "a table gives the entry too")

tap.is(script [[
local driver = require "opforge.driver"
local core = require "opforge.core"
local s = of.session { cpu = "6502", handlers = { ["file.read"] = function(job, name, from, line)
  if name == "made.inc" then
    job.names[job.run:answer_source(core.blob "        .byte 5, nix\n")] = "<made>"
  else
    driver.handlers["file.read"](job, name, from, line)
  end
end } }
local r = s:assemble { name = "m.asm", text = [=[
        .include "made.inc"
        .include "inc/c.inc"
        .include "none.inc"
]=] }
for _, diag in ipairs(r.diagnostics) do
  print(diag.file, diag.line, diag.code)
end
print(table.concat(r:dependencies(), " "))
]], "<made>\t1\t301\nm.asm\t3\t1101\nm.asm inc/c.inc\n", "a handler goes before the disk")

tap.is(script [[
local s = of.session { cpu = "6502" }
local r = s:assemble { name = "m.asm", text = [=[
        .include ""
        .include "a\0b"
        .include "s.lua/x"
        .include "/"
]=] }
for _, diag in ipairs(r.diagnostics) do
  print(diag.code .. " " .. diag.message)
end
]], [[
1101 cannot open ""; looked in no folder
1101 cannot open "a\0b"; looked in no folder
1101 cannot open s.lua/x; looked in s.lua
1104 / is outside the allowed folders
]], "names that no file can have")

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
