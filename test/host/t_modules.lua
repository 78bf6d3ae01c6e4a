-- t_modules.lua - where modules are looked for, and what the outputs say of them.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local json = require "test.lib.json"
local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge --cpu 6502"

local function run(args)
  return tap.run(("cd %s && %s %s 2>&1"):format(temp, opforge, args))
end

local function write(files)
  tap.run("rm -rf " .. temp .. "/*")
  for _, file in ipairs(files) do
    local folder = file[1]:match "^(.*)/"
    if folder then
      tap.run(("mkdir -p '%s/%s'"):format(temp, folder))
    end
    tap.write(temp .. "/" .. file[1], file[2])
  end
end

local function bytes(args)
  local code, out = run(args .. " -b out.bin")
  return code == 0 and tap.read(temp .. "/out.bin") or out
end

local function module(name, n)
  return (" .module %s\n .pub\nv = %d\n .endmodule\n"):format(name, n)
end

local function refused(args, code, name)
  local exit, out = run(args)
  tap.ok(exit ~= 0 and out:find(code, 1, true), name, "exit " .. exit, out)
end

-- roots
local use = " .use a.b\n .byte a.b.v\n"
write { { "main.asm", use }, { "a/b.asm", " .pub\nv = 1\n" } }
tap.is(bytes "main.asm", "\1", "a file in the folder of the path")
write { { "main.asm", use }, { "b.asm", module("a.b", 2) } }
tap.is(bytes "main.asm", "\2", "a file named like the last part")
write { { "main.asm", use }, { "b.asm", " .pub\nv = 2\n" } }
refused("main.asm", "OF0703", "which has to say what it is")
write { { "main.asm", use }, { "deep/er/any.inc", module("A.B", 3) } }
tap.is(bytes "main.asm", "\3", "any file below the folder, without regard to case")
write { { "main.asm", use }, { ".hidden/b.asm", module("a.b", 3) } }
refused("main.asm", "OF0703", "but not in folders whose names start with a dot")
write { { "main.asm", use }, { "any.txt", module("a.b", 3) } }
refused("main.asm", "OF0703", "nor with another extension")
tap.is(bytes "main.asm --input-inc-ext txt", "\3", "unless that was added")
write { { "main.asm", use }, { "b.asm", module("a.b", 1) }, { "b.inc", module("a.b", 2) } }
refused("main.asm", "OF0704", "two files that fit")
local _, said = run "main.asm"
tap.ok(said:find("b.asm", 1, true) and said:find("b.inc", 1, true), "are both named", said)
write { { "p/main.asm", use }, { "m1/b.asm", module("a.b", 1) },
  { "m2/b.asm", module("a.b", 2) } }
refused("p/main.asm", "OF0703", "nothing beside the entry")
tap.is(bytes "p/main.asm -M m2 -M m1", "\2", "the first root of -M wins")
tap.is(bytes "p/main.asm --module-path=m1", "\1", "also in its long form")
tap.write(temp .. "/p/b.asm", module("a.b", 7))
tap.is(bytes "p/main.asm -M m1", "\7", "the folder of the entry comes first")
tap.is(bytes "p", "\7", "a folder with its main file has the same roots")
tap.run(("cd %s && ln -s .. p/loop && rm p/b.asm"):format(temp))
refused("p/main.asm", "OF0703", "links to folders are not followed")
write { { "main.asm", " .use nearly\n" }, { "any.asm", module("nearby", 1) } }
_, said = run "main.asm"
tap.ok(said:find("did you mean 'nearby'", 1, true), "a module with a name like it is offered",
  said)
write { { "main.asm", " .use a\n" }, { "x.asm", " nop\n" }, { "y.asm", " nop\n" } }
refused("main.asm --limit modules=1", "OF0703", "files that are looked at, up to the limit")
for i = 1, 20 do
  tap.write(("%s/f%d.asm"):format(temp, i), " nop\n")
end
refused("main.asm --limit modules=1", "OF1217", "and above it")

-- only the module that is asked for
write { { "main.asm", " .use b\n .byte b.v\n" },
  { "b.asm", module("b", 5) .. " .module c\n .use nowhere\n .endmodule\n" } }
tap.is(bytes "main.asm", "\5", "other modules of the file are left alone")
tap.is(run "main.asm --dependencies d.mk -b out.bin", 0, "dependencies")
tap.ok((tap.read(temp .. "/d.mk") or ""):find("main.asm b.asm", 1, true), "name what was assembled",
  tap.read(temp .. "/d.mk"))

-- the way to a module in messages
write { { "main.asm", " .use a\n" }, { "a.asm", "\n .use b\n" },
  { "b.asm", " .byte nothing\n .use c\n" } }
local _, out = run "main.asm --format json"
local chains = {}
for line in out:gmatch "[^\n]+" do
  local row = json.decode(line)
  if row.type == "diagnostic" then
    local links = { row.code, row.file .. ":" .. row.line }
    for _, link in ipairs(row.chain) do
      links[#links + 1] = ("%s %s %s:%d"):format(link.kind, link.name, link.file, link.line)
    end
    chains[#chains + 1] = table.concat(links, ", ")
    said = row.message
  end
end
tap.is(table.concat(chains, "\n"),
  "OF0301, b.asm:1, module a a.asm:2, module main main.asm:1\n"
  .. "OF0703, b.asm:2, module a a.asm:2, module main main.asm:1", "the chain of modules, outward")
tap.is(said, "module 'c' not found (main -> a -> b -> c)", "and in the text")
_, out = run "main.asm"
tap.ok(out:find("imported by module a at a.asm:2", 1, true), "and as notes", out)

-- symbols and listing
write { { "main.asm", "; entry\n .use lib.a (x)\nhere .byte x\n" },
  { "lib/a.asm", " .module other\n .endmodule\n; about\n .module lib.a\n .pub\nx = 4\n .priv\n"
    .. "y .byte 2\n .endmodule\n; behind\n" } }
run "main.asm -l out.lst --labels out.lab --labels-format json"
local listing = tap.read(temp .. "/out.lst") or ""
tap.is(listing:match "\n%-+ +%-+ +%-+ +%-+\n(.-)\n\n", table.concat({
  "----                                   ; file lib/a.asm",
  "----                                3  ; about",
  "----                                4   .module lib.a",
  "----                                5   .pub",
  "----    EQU 0004                    6  x = 4",
  "----                                7   .priv",
  "0000    02                          8  y .byte 2",
  "----                                9   .endmodule",
  "----                                   ; file main.asm",
  "----                                1  ; entry",
  "----                                2   .use lib.a (x)",
  "0001    04                          3  here .byte x" }, "\n"),
  "each module is listed in its file")
tap.ok(listing:find("lib.a.x          0004      pub  var\n"
  .. "lib.a.y          0000      prv  lbl", 1, true),
  "the symbol table has the visibility, and the module in front", listing)
local labels = json.decode(tap.read(temp .. "/out.lab") or "null")
local seen = {}
for _, label in ipairs(labels and labels.labels or {}) do
  seen[#seen + 1] = label.name .. " " .. label.visibility
end
tap.is(table.concat(seen, ", "), "here private, lib.a.x public, lib.a.y private", "labels too")

-- sessions: texts of a script
write {
  { "ok.lua", [[
local of = require "opforge"
local s = of.session { fs = { ["main.asm"] = " .use a.b\n .byte a.b.v\n",
  ["m/any.asm"] = " .module a.b\n .pub\nv = 6\n .endmodule\n" }, modules = { "m" } }
local r = s:assemble "main.asm"
print(r.ok, r:bytes(0):byte())
]] } }
tap.is(select(2, tap.run(("cd %s && %s run ok.lua"):format(temp, opforge:match "^%S+"))),
  "true\t6\n", "roots in a table of texts")

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
