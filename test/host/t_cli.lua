-- t_cli.lua - argument rules, exit codes, commands, names of outputs.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge"

local function run(args, input)
  if input then
    tap.write(temp .. "/stdin", input)
  end
  return tap.run(("cd %s && %s %s 2>&1 <%s"):format(temp, opforge, args, input and "stdin"
    or "/dev/null"))
end

local function exists(name)
  return tap.read(temp .. "/" .. name) ~= nil
end

local function clean()
  tap.run("rm -rf " .. temp .. "/* ")
  tap.write(temp .. "/good.asm", "        .org $1000\nstart   lda #1\n        rts\n")
  tap.write(temp .. "/bad.asm", "        lda #cuont\n")
end

clean()

-- exit codes, cli.md 6
local function code_of(args, expected, name)
  local code, out = run(args)
  tap.ok(code == expected, name, "expected exit " .. expected .. ", got " .. code, out:sub(1, 500))
  return out
end

code_of("--cpu 6502 good.asm", 0, "a good source gives 0")
tap.is(tap.read(temp .. "/good.bin"), "\xA9\x01\x60",
  "nothing selected: the raw binary beside the working folder")
code_of("--cpu 6502 bad.asm", 1, "an error of the source gives 1")
tap.ok(not exists "bad.bin", "no output with an error")
code_of("--nonsense good.asm", 2, "an unknown option gives 2")
code_of("none.asm", 3, "a missing input gives 3")
code_of("--cpu 6502 good.asm --package good.asm", 4, "a file that is no package gives 4")
code_of("--cpu 6502 good.asm --package none.opcpu", 3,
  "a missing package gives 3, not the embedded one")
tap.write(temp .. "/loop.asm", "        .for 20\n        nop\n        .endfor\n")
code_of("--cpu 6502 loop.asm --max-loop-iterations 10", 5, "a limit gives 5")
code_of("--cpu 6502 loop.asm --limit loop-iterations=10", 5, "--limit sets the same limit")
code_of("--cpu 6502 loop.asm --limit image-bytes=4294967296", 0,
  "the hard maximum of a limit of 33 bits")
code_of("--cpu 6502 loop.asm --limit image-bytes=4294967297", 2, "beyond it")
code_of("--cpu 6502 loop.asm --limit loop-iterations=99999999999", 2,
  "above the hard maximum is refused")
code_of("--cpu 6502 loop.asm --limit nonsense=1", 2, "an unknown limit is refused")
code_of("--cpu 6502 bad.asm none.asm -b", 3, "of 1 and 3, 3 wins")
code_of("", 2, "no argument gives 2")
code_of("-q", 2, "no input gives 2")
code_of("- -", 2, "standard input twice gives 2")
code_of("good.txt", 2, "an input needs an accepted extension")

-- messages
local out = code_of("--lst good.asm", 2, "a near miss of an option")
tap.ok(out:find("OF1108", 1, true) and out:find("did you mean --list?", 1, true),
  "offers the nearest option", out)
out = code_of("disasm good.bin", 2, "a planned command")
tap.ok(out:find("planned", 1, true), "says that it is planned", out)
out = code_of("--trace x good.asm", 2, "a planned option")
tap.ok(out:find("planned", 1, true), "says that it is planned", out)
out = code_of("explain OF9999", 2, "explain of an unknown code")
out = code_of("explain OF0301", 0, "explain of a code")
tap.ok(out:find("undefined symbol", 1, true) and out:find("cause:", 1, true),
  "shows message and cause", out)
out = code_of("explain --list 12", 0, "explain --list of an area")
tap.ok(out:find "OF1201" and not out:find "OF1101", "lists this area only", out)
out = code_of("--help", 0, "--help")
tap.ok(out:find("--max-errors", 1, true), "help shows the options")
out = code_of("--print-limits --max-errors 7", 0, "--print-limits")
tap.ok(out:find "errors +7 +1000 +1000000 OF1224", "shows value, default, hard maximum and code",
  out)
out = code_of("--print-limits --format json", 0, "--print-limits as JSON")
tap.ok(out:find('"name":"include-depth"', 1, true), "has the names", out)
out = code_of("--print-cpusupport", 0, "--print-cpusupport")
tap.ok(out:find "6502 +mos6502", "shows the 6502", out)
code_of("--print-capabilities", 0, "--print-capabilities")
out = code_of("--version", 0, "--version")
tap.ok(out:find "package mos6502", "names the built-in packages", out)

-- values of options, cli.md 1.1
clean()
code_of("--cpu=6502 -l good.asm", 0, "-l before a source takes no value")
tap.ok(exists "good.lst", "the listing has the name of the input")
clean()
code_of("--cpu 6502 good.asm -l list.txt -x", 0, "-l takes the next word")
tap.ok(exists "list.txt" and exists "good.hex", "which is the name of the listing")
code_of("--cpu 6502 good.asm -l a -l b", 2, "a repeated output is refused")
clean()
code_of("--cpu 6502 good.asm -oout", 0, "-o with its value in one word")
tap.ok(exists "out.lst" and exists "out.hex" and not exists "out.bin",
  "-o alone gives listing and HEX")
clean()
code_of("--cpu 6502 good.asm -o sub/x --prg", 0, "missing folders are made")
tap.is(tap.read(temp .. "/sub/x.prg"), "\x00\x10\xA9\x01\x60", "PRG has the load address in front")
code_of("--cpu 6502 good.asm -b r:0FFF:1003 -f 11", 0, "a binary of a range")
tap.is(tap.read(temp .. "/r.bin"), "\x11\xA9\x01\x60\x11", "is filled on both sides")
code_of("--cpu 6502 good.asm -b :1003:0FFF", 2, "a range that runs backward is refused")
code_of("--cpu 6502 good.asm -x -f 11", 2, "-f needs a raw binary")
code_of("--cpu 6502 good.asm -b -g 1000", 2, "-g needs hex or srec")
code_of("--cpu 6502 good.asm -b x -l x.bin", 2, "two outputs with one name are refused")
clean()
code_of("--cpu 6502 good.asm -b :1000:1000 -b :1001:1002", 0, "two ranges without names")
tap.is(tap.read(temp .. "/good-1000.bin"), "\xA9", "are named by their start")
code_of("--cpu 6502 good.asm good.asm", 2, "several inputs need a selected output")
tap.write(temp .. "/other.asm", "        nop\n")
code_of("--cpu 6502 good.asm other.asm -b -o both/", 0, "several inputs with a folder")
tap.ok(exists "both/good.bin" and exists "both/other.bin", "give an output each")
code_of("--cpu 6502 --check good.asm", 0, "--check")
code_of("--cpu 6502 -- good.asm", 0, "-- ends the options")

-- text definitions
for _, word in ipairs { "1A", "a.b", "a-b", "''", "=1", "'A=1\n2'", "'A=1\r'", "'A B'", "'é=1'" } do
  out = code_of("--cpu 6502 good.asm --check -D " .. word, 2, "-D " .. word:gsub("%c", "?")
    .. " is refused")
  tap.ok(out:find("OF1108", 1, true), "with OF1108", out)
end
code_of("--cpu 6502 good.asm --check -D A -DB=2 --define C='x y' --define=_d$=", 0, "-D")
tap.write(temp .. "/d.lua", [[
local defines = require "opforge.defines"
local list = {}
for _, word in ipairs { "A", "B=x=y", "C=1", "b=", "c=2" } do assert(defines.add(list, word)) end
io.write(defines.source(list))
assert(defines.source {} == nil)
local of = require "opforge"
assert(not pcall(of.session, { defines = { "1" } }))
assert(of.session { cpu = "6502", defines = { "A=1" } }:assemble("good.asm").ok)
]])
tap.is(code_of("run d.lua", 0, "definitions from Lua"), "A=1\nb=\nc=2\n",
  "the last definition of a name counts, case ignored")

tap.write(temp .. "/d.asm", "        .byte A, B, c\n        .ifdef NONE\n        .byte 9\n"
  .. "        .endif\n")
code_of("d.asm -q -D A -D B=2 -D B=3+1 -D C=A+B -b d.bin", 0, "-D in a source")
tap.is(tap.read(temp .. "/d.bin"), "\1\4\5", "the text is 1, or what is given, and scanned again")
out = code_of("d.asm -D A -D B=nothing -D C=1 --check", 1, "a mistake in the text")
tap.ok(out:find("OF0301", 1, true) and out:find("nothing", 1, true), "is told", out)

-- folders
tap.run("mkdir -p " .. temp .. "/proj " .. temp .. "/empty")
tap.write(temp .. "/proj/main.asm", "        nop\n")
code_of("--cpu 6502 proj -b", 0, "a folder stands for its main file")
tap.is(tap.read(temp .. "/proj.bin"), "\xEA", "and names the output")
code_of("--cpu 6502 empty -b", 2, "a folder without main is refused")

-- standard input and output
local code
code, out = run("--cpu 6502 - -b - -q", "        lda #1\n")
tap.is(code, 0, "- as input and output")
tap.is(out, "\xA9\x01", "binary is written unchanged")
code = run("--cpu 6502 - -b", "        lda #1\n")
tap.is(code, 2, "- as input needs a name for outputs")

-- reports
clean()
out = code_of("--cpu 6502 good.asm --labels l.txt --dependencies good.d --manifest m.txt -b", 0,
  "reports")
tap.is(tap.read(temp .. "/l.txt"), "start = $1000\n", "plain labels")
tap.is(tap.read(temp .. "/good.d"), "good.bin l.txt: good.asm\n", "make rule")
tap.ok((tap.read(temp .. "/m.txt") or ""):find "bin 3 %x+ good.bin",
  "manifest with size and digest")
code_of("--cpu 6502 good.asm --labels v.txt --vice-labels", 0, "VICE labels")
tap.is(tap.read(temp .. "/v.txt"), "al C:1000 .start\n", "have their form")
code_of("--cpu 6502 good.asm --labels j.txt --labels-format json", 0, "JSON labels")
tap.ok((tap.read(temp .. "/j.txt") or ""):find('"name":"start","value":4096', 1, true),
  "have name and value")

-- environment
code, out = tap.run((
  "cd %s && OPFORGE_PACKAGE=none.opcpu %s --cpu 6502 good.asm -q 2>&1"):format(temp, opforge))
tap.is(code, 3, "OPFORGE_PACKAGE is like --package")

-- packages
local root = pwd:gsub("\n", "")
code_of("package verify " .. root .. "/build/packages/mos6502.opcpu", 0, "package verify")
code_of("package verify good.asm", 4, "package verify of something else")
code_of("package list", 0, "package list")
code_of("package dump " .. root .. "/build/packages/mos6502.opcpu", 0, "package dump")
code_of(("package build %s/packages/mos6502/package.lua -o again.opcpu"):format(root), 0,
  "package build")
tap.ok(tap.read(temp .. "/again.opcpu") == tap.read "build/packages/mos6502.opcpu",
  "gives the same bytes again")
code_of(("--cpu 6502 good.asm -b --package again.opcpu"), 0, "an explicit package is used")

tap.write(temp .. "/outer.lua", 'return include "inner.lua"\n')
tap.write(temp .. "/inner.lua", "return {\n  { 1 }\n  { 2 }\n}\n")
_, out = run "package build outer.lua -o no.opcpu"
tap.ok(out:find("error[OF1110]: inner.lua:3: ", 1, true), "the spec file with the mistake is named",
  out)

-- scripts
tap.write(temp .. "/s.lua", "print(arg[1]) return 3\n")
code, out = run "run s.lua word"
tap.is(code, 3, "the integer a script returns is the exit code")
tap.is(out, "word\n", "arg is set")
tap.write(temp .. "/e.lua", "\nerror('oh')\n")
out = code_of("run e.lua", 1, "an error in a script gives 1")
tap.ok(out:find("OF1110", 1, true) and out:find("e.lua:2: oh", 1, true),
  "and is OF1110 with its line", out)
tap.write(temp .. "/c.lua", [[
local options, cli = require "opforge.options", require "opforge.cli"
local names, known = cli.command_names()
local n = 0
for _ in pairs(known) do n = n + 1 end
assert(n == #names)
for _, name in ipairs(names) do assert(known[name], name) end
local seen = {}
for _, rows in ipairs(options.groups) do
  for _, row in ipairs(rows) do
    for _, name in ipairs { row[1] or false, row[2] or false } do
      if name then assert(not seen[name], name) seen[name] = true end
    end
    assert(row[4] and row[5])
  end
end
]])
code_of("run c.lua", 0, "lists of commands agree, options are unique")

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
