-- t_inputs.lua - what can be an input: several files, folders, standard input, other extensions.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local json = require "test.lib.json"
local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge --cpu 6502"

local function run(args, input)
  tap.write(temp .. "/stdin", input or "")
  return tap.run(("cd %s && %s %s 2>&1 <stdin"):format(temp, opforge, args))
end

local function read(name)
  return tap.read(temp .. "/" .. name)
end

local function clean()
  tap.run("rm -rf " .. temp .. "/*")
  tap.write(temp .. "/a.asm", "        .byte 1\n")
  tap.write(temp .. "/b.asm", "        .byte 2\n")
  tap.write(temp .. "/bad.asm", "        lda #cuont\n")
  tap.run(("cd %s && mkdir p q two none && cp a.asm p/main.asm && cp b.asm q/MAIN.asm "
    .. "&& cp a.asm two/main.asm && cp a.asm two/main.inc"):format(temp))
end

local function refused(args, exit, code, name)
  local got, out = run(args)
  tap.ok(got == exit and out:find(code, 1, true), name, "exit " .. got, out)
end

-- several
clean()
tap.is(run "a.asm -i b.asm --infile p -o out -b -l", 0, "several inputs, also with -i")
tap.is((read "out/a.bin" or "") .. (read "out/b.bin" or "") .. (read "out/p.bin" or ""),
  "\1\2\1", "each has outputs of its own name in the folder of -o")
tap.ok(read "out/a.lst" and read "out/p.lst", "of all kinds selected")
clean()
tap.is(run "a.asm b.asm -b", 0, "without -o")
tap.ok(read "a.bin" and read "b.bin", "they lie in the working directory")
refused("a.asm b.asm", 2, "OF1108", "several inputs need a selected output")
refused("a.asm b.asm -b x.bin", 2, "OF1108", "and take no name")
refused("a.asm b.asm -b --labels x.lab", 2, "OF1108", "of any kind")
refused("a.asm ./a.asm -b", 2, "OF0911", "two inputs of one name")
tap.write(temp .. "/file", "")
refused("a.asm b.asm -b -o file", 3, "OF1106", "-o is no file then")
clean()
local code, out = run "a.asm bad.asm b.asm -b --format json"
tap.is(code, 1, "an error in one of several")
local kinds = {}
for line in out:gmatch "[^\n]+" do
  local row = json.decode(line)
  kinds[#kinds + 1] = row.type == "summary" and row.input .. tostring(row.ok) or row.code
end
tap.is(table.concat(kinds, " "), "a.asmtrue OF0301 bad.asmfalse b.asmtrue",
  "each run has its messages and its summary, in order")
tap.ok(read "a.bin" and read "b.bin" and not read "bad.bin", "the others are made")
code, out = run "a.asm bad.asm b.asm -b -j 1"
local code4, out4 = run "a.asm bad.asm b.asm -b -j 4"
tap.ok(code == code4 and out == out4, "-j changes nothing of the messages", out, out4)
tap.is(select(2, out:gsub("%d+ errors?, ", "")), 1, "in text there is one summary", out)
refused("a.asm -j 0", 2, "OF1108", "-j 0")
refused("a.asm -j 257", 2, "OF1108", "-j 257")

-- folders
clean()
tap.is(run "p/ -b", 0, "a folder")
tap.is(read "p.bin", "\1", "stands for its main file and gives the name")
refused("none -b", 2, "OF1103", "a folder without main")
refused("two -b", 2, "OF1103", "a folder with two")
refused("q -b", 2, "OF1103", "main is written small")
tap.write(temp .. "/none/main.s65", "        .byte 3\n")
refused("none -b", 2, "OF1103", "an extension that was not named")
tap.is(run "none -b --input-asm-ext s65", 0, "--input-asm-ext names it")
tap.is(read "none.bin", "\3", "and the file is found")
tap.is(run "none/main.s65 -l --input-asm-ext .S65", 0, "with and without a dot, in any case")
tap.ok(read "main.lst", "-l before an option takes no value")
tap.is(run "--input-inc-ext=h -l x.h", 3, "a name of such an extension is an input, not a value")
refused("file.txt", 2, "OF1108", "an input needs a known extension")

-- standard input
clean()
tap.is(select(2, run("- -b - -q", "        .byte 7\n")), "\7", "- is standard input")
tap.is(run("- -o x", "        .byte 7\n"), 0, "- with -o")
tap.ok(read "x.lst" and read "x.hex", "has its name from there")
refused("- -b", 2, "OF1108", "- has no name for outputs")
refused("- -i -", 2, "OF1112", "- twice")
code, out = run("- --check", "        lda #cuont\n")
tap.ok(code == 1 and out:find("--> <stdin>:1:14", 1, true), "messages name it <stdin>", out)
tap.write(temp .. "/-x.asm", "        .byte 9\n")
tap.is(run "-b -- -x.asm", 0, "-- lets a name begin with -")
tap.is(read "-x.bin", "\9", "and it is assembled")

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
