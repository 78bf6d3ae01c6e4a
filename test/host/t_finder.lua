-- t_finder.lua - where a script says that modules and files are: Session:finder, of.fs.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge"

tap.run(("mkdir -p %s/w/lib %s/w/over %s/away"):format(temp, temp, temp))
local function write(name, text)
  tap.write(temp .. "/" .. name, text)
end

-- Runs a script in the folder w; what it prints.
local function script(text)
  write("w/s.lua", [[
local of = require "opforge"
local function print(...)
  local out = table.pack(...)
  for i = 1, out.n do
    out[i] = tostring(out[i])
  end
  io.write(table.concat(out, " "), "\n")
end
local function say(r)
  if r.ok then
    local bytes = r:bytes(0, r.summary.image_bytes)
    print(table.concat({ bytes:byte(1, -1) }, " "))
  end
  for _, diag in ipairs(r.diagnostics) do
    print(("%s:%s: OF%04d %s"):format(diag.file, diag.line, diag.code, diag.message))
  end
end
]] .. text)
  local _, out = tap.run(("cd %s/w && timeout 10 %s run s.lua 2>&1"):format(temp, opforge))
  return out
end

local function module(name, n)
  return ("        .module %s\n        .pub\nv       = %s\n        .endmodule\n"):format(name, n)
end

-- finders
write("w/lib/one.asm", module("one", 1))
write("w/odd.txt", module("two", 2))
write("away/three.asm", "        .pub\nv       = 3\n")
tap.is(script [[
local s = of.session { cpu = "6502" }
s:finder(function(name, importer)
  print("asked", name, importer)
  return ({ two = "./odd.txt", three = "../away/three.asm", four = { text = [=[
        .module four
        .use five
        .pub
v       = 4 + five.v
        .endmodule
]=] }, five = { text = "        .pub\nv = 1\n", name = "5.asm" } })[name]
end)
local r = s:assemble { name = "m.asm", text = [=[
        .module m
        .use one
        .use own
        .use two
        .use three
        .use three as other
        .use four
        .byte one.v, two.v, three.v, four.v, own.v
        .endmodule
        .module own
        .use two
        .pub
v       = 6
        .endmodule
]=] }
say(r)
print(table.concat(r:dependencies(), " "))
for symbol in r:symbols { match = "^five" } do
  print(symbol.name, symbol.file, symbol.line)
end
]], [[
asked one m.asm
asked two m.asm
asked three m.asm
asked four m.asm
asked five <module four>
1 2 3 5 6
m.asm lib/one.asm odd.txt ../away/three.asm
five.v 5.asm 2
]], "a path, a text, or nothing: then the module roots are searched")

write("away/four.asm", '        .include "beside.inc"\n')
write("away/beside.inc", "        nop\n")
tap.is(script [[
local s = of.session { cpu = "6502" }
s:finder(function(name)
  return name == "four" and "../away/four.asm" or nil
end)
say(s:assemble { name = "m.asm", text = "        .use four\n" })
s = of.session { cpu = "6502", allow = { "../away" } }
s:finder(function(name)
  return name == "four" and "../away/four.asm"
end)
say(s:assemble { name = "m.asm", text = "        .use four\n" })
]], "../away/four.asm:1: OF1104 beside.inc is outside the allowed folders\n234\n",
  "the path may lie anywhere, what the file includes may not")

tap.is(script [[
local s = of.session { cpu = "6502" }
s:finder(function(name)
  return ({ a = "none/a.asm", b = "lib",
    c = { text = "        .module other\n        .endmodule\n" },
    d = { text = "        .module d\n        .use a\n        nix\n        .endmodule\n" },
    e = "-" })[name]
end)
say(s:assemble { name = "m.asm", text = [=[
        .use a
        .use b
        .use c
        .use d
        .use e
        .use f
]=] })
]], [[
<module d>:2: OF1101 cannot open none/a.asm; looked in none
<module d>:3: OF0501 unknown instruction 'nix' for 6502
m.asm:1: OF1101 cannot open none/a.asm; looked in none
m.asm:2: OF1105 lib is not a regular file
m.asm:3: OF0703 module 'c' not found (m -> c)
m.asm:5: OF1101 cannot open -; looked in .
m.asm:6: OF0703 module 'f' not found (m -> f)
]], "what cannot be read is said where it is used")

tap.is(script [[
local s = of.session { cpu = "6502" }
s:finder(function()
  return { text = "        .pub\nv = 7\n" }
end)
local main = { name = "m.asm", text = "        .use one\n        .byte one.v\n" }
say(s:assemble(main))
s:finder(nil)
say(s:assemble(main))
print(pcall(s.finder, s, "x"))
for _, wrong in ipairs { true, 5, {}, { text = 1 }, { text = "", name = 2 } } do
  s:finder(function()
    return wrong
  end)
  print(pcall(s.assemble, s, main))
end
s:finder(function()
  error("own", 0)
end)
print(pcall(s.assemble, s, main))
]], "7\n1\nfalse finder: a function expected\n"
  .. ("false finder: a path, a table with text, or nil expected\n"):rep(5)
  .. "false own\n",
  "a finder can be taken away; wrong ones are errors of the script")

-- file systems
write("w/over/x.inc", "        .byte 2\n")
write("w/lib/x.inc", "        .byte 1\n")
write("w/lib/y.inc", "        .byte 3\n")
write("away/z.inc", "        .byte 9\n")
tap.run(("ln -s ../../away/z.inc %s/w/lib/link.inc; ln -s y.inc %s/w/lib/near.inc; "
  .. "ln -s ../lib %s/w/lib/loop"):format(temp, temp, temp))
tap.is(script [[
local main = { name = "m.asm", text = [=[
        .include "x.inc"
        .include "y.inc"
        .include "near.inc"
]=] }
say(of.session { cpu = "6502", fs = of.fs.disk { "over", "./lib/" } }:assemble(main))
say(of.session { cpu = "6502", fs = of.fs.disk { "lib", "over" } }:assemble(main))
say(of.session { cpu = "6502", fs = of.fs.overlay(of.fs.memory { ["./x.inc"] = " .byte 4\n" },
  { ["y.inc"] = " .byte 5\n" }, of.fs.disk { "lib" }) }:assemble(main))
say(of.session { cpu = "6502", fs = of.fs.overlay(function(path)
  return path == "y.inc" and " .byte 6\n" or nil
end, of.fs.disk { "lib" }) }:assemble(main))
]], "2 3 3\n1 3 3\n4 5 3\n1 6 3\n", "folders of the disk, texts, functions, one over the other")

tap.is(script [[
local fs = of.fs.disk { "lib" }
print(fs:read "link.inc", fs:read "../over/x.inc", fs:read "/etc/passwd", fs:read "none",
  fs:read ".")
print(of.fs.disk():read "lib/y.inc" == fs:read "y.inc")
print(table.concat(fs:list ".", " "), fs:list(".", 2))
print(table.concat(of.fs.disk { "over", "lib" }:list ".", " "), #fs:list "..", #fs:list "none")
print(table.concat(of.fs.overlay(of.fs.memory { ["a/.b"] = "", ["a/c"] = "", d = "" }, fs):list ".",
  " "))
print(table.concat(of.fs.memory { ["a/b"] = "", ab = "", ["../x"] = "" }:list "a", " "))
]], [[
nil nil nil nil nil
true
link.inc near.inc one.asm x.inc y.inc nil
link.inc near.inc one.asm x.inc y.inc 0 0
a/c d link.inc near.inc one.asm x.inc y.inc
a/b
]], "nothing outside of its folders is read")

tap.is(script [[
local fs = of.fs.overlay(of.fs.memory { ["deep/any.inc"] = [=[
        .module two.words
        .pub
v       = 8
        .endmodule
]=] }, of.fs.disk { "lib" })
local main = " .use one\n .use two.words\n .byte one.v, words.v\n"
local r = of.session { cpu = "6502", fs = fs }:assemble { name = "m.asm", text = main }
say(r)
print(table.concat(r:dependencies(), " "))
say(of.session { cpu = "6502", fs = fs, limits = { modules = 1 } }:assemble("none.asm"))
for _, wrong in ipairs { 5, "x", true } do
  print(pcall(of.session, { fs = wrong }))
end
print(pcall(of.fs.memory, "x"))
print(pcall(of.fs.memory, { 5 }))
print(pcall(of.fs.disk, {}))
print(pcall(of.fs.overlay, {}, 5))
]], "1 8\nm.asm one.asm deep/any.inc\n"
  .. "nil:nil: OF1101 cannot open none.asm; looked in .\n"
  .. ("false session: fs: a file system, a table of texts or a function expected\n"):rep(3) .. [[
false fs.memory: a table of texts expected
false fs.memory: paths and texts are strings
false fs.disk: a list of folders expected
false fs.overlay: file systems expected
]], "modules are searched in all of them")

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
