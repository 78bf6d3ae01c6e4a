-- t_meta.lua - what metadata of a source makes: names, files, fill, by CPU; what options change of
-- it; several inputs, standard input, folders; collisions; the map, and the library.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge"

local function run(args, input)
  return tap.run(("cd %s && %s %s 2>&1 <%s"):format(temp, opforge, args, input or "/dev/null"))
end

local function read(name)
  return tap.read(temp .. "/" .. name)
end

---Runs a source in an empty folder; the files that it leaves, in order.
local function files(source, args, name)
  tap.run(("rm -rf %s/* && mkdir -p %s/dir"):format(temp, temp))
  tap.write(temp .. "/t.asm", source)
  local status, out = run(args or "t.asm -q")
  local _, list = tap.run(("cd %s && find . -type f ! -name t.asm | LC_ALL=C sort"):format(temp))
  if name then
    tap.is(status, 0, name .. ": it assembles", out)
  end
  return (list:gsub("%./", ""):gsub("\n", " "):gsub(" $", "")), status, out
end

---Which files a good run leaves.
local function makes(source, args, wanted, name)
  tap.is(files(source, args, name), wanted, name)
end

local code = '        .cpu "6502"\n        .org $1000\n        .byte 1\n        .org $1003\n'
  .. "        .byte 2\n"

-- names and what is selected, cli.md 3
makes(code, nil, "t.bin", "without metadata")
makes(code .. '        .meta.name "Demo"\n', nil, "t.bin", "the name of the program is no base")
makes(code .. '        .meta.output.name "demo"\n', nil, "demo.hex demo.lst",
  "a base alone: listing and HEX")
makes(code .. '        .meta.output.name "a/b/demo"\n', nil, "a/b/demo.hex a/b/demo.lst",
  "folders of a base are made")
makes(code .. "        .meta.output.srec\n", nil, "t.srec", "an output without a name")
makes(code .. '        .meta.output.list "x"\n        .meta.output.hex "sub/y.ihx"\n'
  .. '        .meta.output.srec "z"\n', nil, "sub/y.ihx x.lst z.srec",
  "names; the extension is added where there is none")
makes(code .. '        .meta.output.list "-"\n        .meta.output.bin "-"\n', nil, "-.bin -.lst",
  "a hyphen is a name in a source")
makes(code .. "        .meta.output.bin\n        .meta.output.bin\n", nil, "t-1.bin t-2.bin",
  "several binaries")
makes(code .. '        .meta.output.name "n"\n        .meta.output.bin ":1000:1001"\n'
  .. '        .meta.output.bin\n        .meta.output.bin "q:01003:01004"\n', nil,
  "n-1.bin n-1000.bin q.bin", "ranges")
tap.is(tap.hex(read "n-1000.bin") .. "," .. tap.hex(read "n-1.bin") .. "," .. tap.hex(read "q.bin"),
  "01 FF,01 FF FF 02,02 FF", "with their bytes")
files(code .. '        .meta.output.fill "3c"\n', nil, "a fill byte")
tap.is(tap.hex(read "t.bin"), "01 3C 3C 02", "fills the binary that is made anyway")

-- options come first
local many = code .. '        .meta.output.name "m"\n        .meta.output.list\n'
  .. '        .meta.output.hex "h"\n        .meta.output.bin "one:1000:1000"\n'
  .. '        .meta.output.bin "two"\n        .meta.output.fill "00"\n'
makes(many, nil, "h.hex m.lst one.bin two.bin", "all of a source")
makes(many, "t.asm -q -x", "m.hex m.lst one.bin two.bin", "an option replaces what is of its kind")
makes(many, "t.asm -q -b mine -l", "h.hex m.lst mine.bin", "all binaries are of one kind")
tap.is(tap.hex(read "mine.bin"), "01 00 00 02", "whose fill byte holds on")
makes(many, "t.asm -q -f 11 -s", "h.hex m.lst m.srec one.bin two.bin", "and another kind is added")
tap.is(tap.hex(read "two.bin"), "01 11 11 02", "the fill byte of an option comes first")
makes(many, "t.asm -q -o base", "base.lst h.hex one.bin two.bin", "-o names the base")
makes(many, "t.asm -q -o dir", "dir/h.hex dir/m.lst dir/one.bin dir/two.bin",
  "-o with a folder: names of the source lie in it")
makes(many, "t.asm -q -o new/", "new/h.hex new/m.lst new/one.bin new/two.bin",
  "also in one that is made")
makes(many, "t.asm -q --labels l.txt", "h.hex l.txt m.lst one.bin two.bin", "labels beside them")
makes(many, "t.asm -q --format-out hex:k", "k.hex m.lst one.bin two.bin",
  "a format by name is of its kind, too")
makes(many, "t.asm --check -q", "", "--check writes nothing")
makes(many, "t.asm -q --dependencies d --manifest m", "d h.hex m m.lst one.bin two.bin",
  "make rule and manifest")
tap.is(read "d", "m.lst h.hex one.bin two.bin: t.asm\n", "name them in the order of writing")

-- CPUs
local cpus = '        .meta.output.name "all"\n        .meta.output.list\n'
  .. '        .meta.output.6502.name "mos"\n        .meta.output.m65c02.name "cmos"\n'
  .. "        .meta.output.65c02.list \"c\"\n        .meta.output.65c02.hex\n        nop\n"
makes(cpus, "t.asm -q --cpu 6502", "mos.lst", "settings for the CPU of --cpu")
makes(cpus, "t.asm -q --cpu w65c02", "c.lst cmos.hex", "by any of its names")
makes(cpus, "t.asm -q --cpu r65c02", "all.lst", "another CPU has the general ones")
makes('        .cpu "65c02"\n' .. cpus .. '        .cpu "6502"\n', "t.asm -q --cpu r65c02",
  "mos.lst", "the CPU at the end of the source counts")

-- files that are read
files(many, "t.asm -q")
tap.run(("mkdir -p %s/proj/in && cp %s/t.asm %s/proj/main.asm"):format(temp, temp, temp))
tap.run(("rm -f %s/*.bin %s/*.hex %s/*.lst"):format(temp, temp, temp))
tap.is(run "proj -q", 0, "a folder as input")
tap.ok(read "m.lst" and read "h.hex" and not read "proj/m.lst", "writes to the working directory")
tap.run(("rm -f %s/*.bin %s/*.hex %s/*.lst"):format(temp, temp, temp))
tap.is(run("- -q", "t.asm"), 0, "standard input needs no -o")
tap.ok(read "m.lst" and read "two.bin", "when the source has a base")
tap.write(temp .. "/none.asm", code)
local status, out = run("- -q", "none.asm")
tap.ok(status == 2 and out:find("OF1108", 1, true), "else it does", out)
tap.write(temp .. "/bad.asm", code .. "        bogus\n")
status, out = run("- -q --cpu 6502", "bad.asm")
tap.ok(status == 1 and out:find("OF0501", 1, true) and not out:find("OF1108", 1, true),
  "and a faulty source is said first", out)

-- several inputs
local function pair(first, second, args)
  tap.run(("rm -rf %s/*"):format(temp))
  for i, source in ipairs { first, second } do
    tap.run(("mkdir -p %s/%d"):format(temp, i))
    tap.write(("%s/%d/main.asm"):format(temp, i), code .. source)
  end
  local result, text = run("1/main.asm 2/main.asm " .. args)
  local _, list = tap.run(("cd %s && find . -type f ! -name '*.asm' | LC_ALL=C sort"):format(temp))
  return result, (list:gsub("%./", ""):gsub("\n", " "):gsub(" $", "")), text
end
local list
status, list = pair("", "", "-q -b -o out")
tap.is(status .. list, "2", "two inputs of one name")
status, list, out = pair('        .meta.output.name "one"\n', '        .meta.output.name "two"\n',
  "-q -b -o out")
tap.is(status .. list, "0out/one.bin out/two.bin", "metadata gives them others", out)
status, list, out = pair('        .meta.output.name "one"\n        .meta.output.hex "h"\n',
  '        .meta.output.name "two"\n        .meta.output.hex "h"\n', "-q -b -o out")
tap.ok(status == 2 and list == "" and out:find("OF0911", 1, true),
  "a file that both name: nothing is written", list, out)
tap.run(("rm -rf %s/*"):format(temp))
tap.write(temp .. "/a.asm", code .. '        .meta.output.hex "h"\n')
tap.write(temp .. "/b.asm", code .. '        .meta.output.hex "h"\n')
status, out = run "a.asm b.asm -q -b -o out"
tap.ok(status == 1 and out:find("b.asm:6:26", 1, true) and out:find("OF0911", 1, true),
  "inputs of two names: the second is refused", out)
tap.ok(read "out/a.bin" and read "out/h.hex" and not read "out/b.bin", "with all its files")

-- collisions and options without their output
local function refused(source, args, exit, what, name)
  local left, got, text = files(code .. source, args)
  tap.ok(got == exit and text:find(what, 1, true) and left == "", name, got, left, text)
end
refused('        .meta.output.list "x.y"\n        .meta.output.hex "x.y"\n', nil, 1, "t.asm:7:26",
  "two settings with one file")
refused('        .meta.output.list "x"\n', "t.asm -q -x x.lst", 1, "OF0911",
  "a setting and an option with one file")
refused('        .meta.output.list\n', "t.asm -q --manifest t.lst", 1, "t.asm:6:9",
  "a setting and the manifest")
refused('        .meta.output.list "m.map"\n        .mapfile "m"\n', nil, 1, "OF0911",
  "a setting and a file of the source")
refused("        .meta.output.hex\n", "t.asm -q -l -f 00", 2, "OF0909", "-f without a binary")
refused('        .meta.output.fill "0"\n', "t.asm --check", 1, "OF0405", "--check sees mistakes")
refused('        .meta.output.name "../x"\n', "t.asm -q -o dir", 1, "OF0912",
  "a base above the output folder")
refused('        .meta.output.bin "1000:2000"\n', nil, 1, "OF0910", "a range without its colon")

-- with errors
files(code .. "        .meta.output.list \"l\"\n        bogus\n", "t.asm -q --list-on-error")
tap.ok((read "l.lst" or ""):find("bogus", 1, true), "--list-on-error writes the listing")
files(many, "t.asm -q")
tap.write(temp .. "/t.asm", many .. "        bogus\n")
tap.is(run "t.asm -q --delete-on-error", 1, "--delete-on-error")
tap.ok(not read "m.lst" and not read "h.hex" and not read "two.bin", "removes what would be made")

-- the map, and the library
local program = code .. '        .meta.name "De\\x1bmo"\n        .meta.version "1.2"\n'
files(program .. '        .mapfile "m"\n', nil, "a map")
tap.is(read("m.map"):match "^(.-)\n", "Program De\\x1Bmo 1.2", "names program and version")
files(code .. '        .meta.version "3"\n        .mapfile "m"\n', nil, "a map")
tap.is(read("m.map"):match "^(.-)\n", "Program - 3", "a version alone")
files(code .. '        .meta.output.list\n        .mapfile "m"\n', nil, "a map")
tap.is(read("m.map"):match "^(.-)\n", "Regions", "settings of outputs are none of it")
tap.write(temp .. "/s.lua", [[
local of = require "opforge"
local s = of.session {}
local r = s:assemble { text = '  .meta.name "N"\n  .meta.output.name "b"\n  .meta.output.list\n' }
print(r.ok, r.metadata.name, r.metadata.version, r.metadata.base, r.metadata.outputs[1].format)
r = s:assemble { text = "  .byte 1\n" }
print(r.ok, r.metadata.name)
r = s:assemble { text = "  .byte\n  .meta.version 5\n" }
print(r.ok, r.metadata.name)
r = s:assemble { text = '  .meta.output.fill "x"\n' }
print(r.ok, r.metadata.fill, #r.diagnostics)
]])
status, out = run "run s.lua"
tap.is(out, "true\tN\tnil\tb\tlisting\ntrue\tnil\nfalse\tnil\nfalse\tnil\t1\n", "result.metadata")

tap.done()
