-- t_outputs.lua - names and forms of outputs: folders, binaries, map, labels, make rules, manifest,
-- --path-map, what is kept and removed with errors, the JSON summary.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local json = require "test.lib.json"
local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge --cpu 6502"

local function run(args)
  return tap.run(("cd %s && %s %s 2>&1 </dev/null"):format(temp, opforge, args))
end

local function read(name)
  return tap.read(temp .. "/" .. name)
end

local function clean()
  tap.run("rm -rf " .. temp .. "/*")
  tap.write(temp .. "/t.asm", [[
        .org $1000
count   = 300
name    = "abc"
Start   lda #1
        .block
        .endblock
outer   .block
inner   rts
        .endblock
]])
  tap.write(temp .. "/bad.asm", "        lda #cuont\n        rts\n")
end

---The exit code and, with a code, that the output names it.
local function refused(args, exit, code, name)
  local got, out = run(args)
  tap.ok(got == exit and out:find(code, 1, true), name, "exit " .. got, out)
end

-- folders, cli.md 3
clean()
refused("t.asm -b /nonexist/x.bin", 3, "OF1106", "no folder is made outside the working directory")
tap.is(tap.run "test -e /nonexist", 1, "and nothing of it is there")
refused("t.asm -o /nonexist/deep/", 3, "OF1106", "nor above an output folder")
refused("t.asm -o ../nonexist-opforge/x -b", 3, "OF1106", "nor beside the working directory")
tap.is(run "t.asm -o deep/er/x -b", 0, "folders below the working directory are made")
tap.ok(read "deep/er/x.bin", "with the output in them")
tap.is(run(("t.asm -b %s/made/abs.bin"):format(temp)), 0, "also by an absolute name")
tap.is(run(("t.asm -o %s/out/ -b -l sub/l.lst"):format(temp)), 0, "a last slash makes a folder")
tap.ok(read "out/t.bin" and read "sub/l.lst", "names given are below the working directory")
tap.run(("mkdir %s/dir"):format(temp))
tap.is(run "t.asm -o dir -b", 0, "-o with a folder that is there")
tap.ok(read "dir/t.bin", "takes the name of the input")
tap.run(("mkdir %s/proj && cp %s/t.asm %s/proj/main.asm"):format(temp, temp, temp))
tap.is(tap.run(("cd %s/proj && %s . -q"):format(temp, opforge)), 0,
  "the working directory as input")
tap.ok(read "proj/proj.bin", "gives its name to the output")

-- binaries
clean()
tap.is(run "t.asm -b -b :1000:1000 -b :01001:1002 -b", 0, "several binaries without names")
tap.ok(read "t-1.bin" and read "t-1000.bin" and read "t-01001.bin" and read "t-2.bin",
  "are numbered or called by their start, digits as written")
tap.is(read "t-01001.bin", "\1\x60", "a range holds its bytes")
refused("t.asm -b :1000:1000 -b :1000:1001", 2, "OF0911", "two ranges of one start have one name")
refused("t.asm -b :100:1001", 2, "OF0910", "a range needs four digits")
refused("t.asm -b :1000:123456789", 2, "OF0910", "and at most eight")
refused("t.asm -b 1000:1001", 2, "OF0910", "a range without its colon is no file name")
refused("t.asm -b ./t.bin -x t.bin", 2, "OF0911", "two spellings of one path")
refused("t.asm -b - -l -", 2, "OF0911", "one output to standard output at most")
refused("t.asm -b t.d --dependencies t.d", 2, "OF0911", "reports count as outputs")
refused("t.asm -l -f 00", 2, "OF0909", "-f needs a binary")
refused("t.asm -b -g 1000", 2, "OF0909", "-g needs hex or srec")
refused("t.asm --vice-labels", 2, "OF0909", "--vice-labels needs --labels")
refused("t.asm --make-phony", 2, "OF0909", "--make-phony needs --dependencies")
refused("t.asm --check --error-append", 2, "OF0909", "--error-append needs -E, also with --check")
refused("t.asm --format-out hunk", 2, "OF0901", "an unknown format")
tap.is(run "t.asm --format-out bin:a.bin --format-out bin:b.bin -f 00", 0,
  "--format-out is repeatable")
tap.ok(read "a.bin" == read "b.bin" and read "a.bin", "and takes names")
tap.is(select(2, run "t.asm -q -s -"), "S00600004844521B\nS1061000A90160DF\nS9030000FC\n",
  "S-records to standard output")

-- labels, map
clean()
local plain = "count = $012C\nouter = $1002\nouter.inner = $1002\nStart = $1000\n"
tap.is(select(2, run "t.asm -q --labels -"), plain, "plain labels, sorted without case")
tap.is(select(2, run "t.asm -q --labels - --labels-format plain"), plain, "the same by name")
tap.is(select(2, run "t.asm -q --labels - --labels-format vice"),
  "al C:1002 .outer\nal C:1002 .outer.inner\nal C:1000 .Start\n", "VICE: addresses only")
tap.is(select(2, run "t.asm -q --labels - --ctags-labels"),
  'count\tt.asm\t2;"\nname\tt.asm\t3;"\nouter\tt.asm\t7;"\nouter.inner\tt.asm\t8;"\n'
  .. 'Start\tt.asm\t4;"\n', "ctags: every symbol with its place")
tap.write(temp .. "/case.asm", "        lda Foo\n        jmp sub.INNER\nFOO     nop\n"
  .. "foo2    = FOo\nSub     .block\ninner   nop\n        .endblock\n")
tap.is(select(2, run "case.asm -q --labels -"),
  "FOO = $0005\nfoo2 = $0005\nSub = $0006\nSub.inner = $0006\n",
  "names as their definitions spell them")

local labels = json.decode((select(2, run "t.asm -q --labels - --labels-format json")))
tap.is(labels.version, 1, "JSON labels have a version")
tap.is(#labels.labels, 4, "and the symbols with integer values")
local inner = labels.labels[3]
tap.is(("%s %d %s %s %s %s %d"):format(inner.name, inner.value, inner.address, inner.kind,
  inner.visibility, inner.file, inner.line), "outer.inner 4098 true label private t.asm 8",
  "with all keys")
tap.is(select(2, run "t.asm -q --format-out map:-"), [[
Regions
name start end used free align

Sections
name base size kind region

Symbols
name value visibility
count 012C private
outer 1002 private
outer.inner 1002 private
Start 1000 private
]], "a map")
tap.is(run "t.asm --format-out map", 0, "the map without a name")
tap.ok(read "t.map", "has the extension map")

-- make rules
clean()
tap.write(temp .. "/a b#$.inc", "        nop\n")
tap.write(temp .. "/d.asm", '        .include "a b#$.inc"\n')
run "d.asm -b 'o ut.bin' --dependencies d.d"
tap.is(read "d.d", "o\\ ut.bin: d.asm a\\ b\\#$$.inc\n", "blanks, # and $ are escaped")
run "d.asm -b x.bin --dependencies d.d --dependencies-append --make-phony"
tap.is(read "d.d", "o\\ ut.bin: d.asm a\\ b\\#$$.inc\n"
  .. "x.bin: d.asm a\\ b\\#$$.inc\n\nd.asm:\n\na\\ b\\#$$.inc:\n",
  "--dependencies-append appends, --make-phony adds empty rules")
tap.is(tap.run(("cd %s && make -q -f d.d x.bin"):format(temp)), 0, "make reads it")

-- manifest
clean()
run "t.asm -b -x --dependencies t.d --manifest m.txt"
local manifest = read "m.txt" or ""
local _, sums = tap.run(("cd %s && sha256sum t.hex t.bin t.d"):format(temp))
local expected = "opforge manifest 1\n"
for sum, name in sums:gmatch "(%x+)  (%S+)" do
  local kind = name == "t.d" and "dependencies" or name:match "%w+$"
  expected = expected .. ("%s %d %s %s\n"):format(kind, #read(name), sum, name)
end
tap.is(manifest, expected, "the manifest has kind, size, digest and name, in order of writing")

-- --check writes nothing
clean()
tap.is(run "t.asm --check -b -l --labels x.lab --manifest m.txt", 0, "--check")
tap.ok(not read "t.bin" and not read "t.lst" and not read "x.lab" and not read "m.txt",
  "writes nothing")

-- errors
clean()
tap.write(temp .. "/bad.lst", "old")
tap.write(temp .. "/bad.bin", "old")
tap.write(temp .. "/target.hex", "old")
tap.run(("ln -s target.hex %s/bad.hex"):format(temp))
tap.is(run "bad.asm -l -b -x --list-on-error --delete-on-error", 1, "both error options")
tap.ok((read "bad.lst" or ""):find("OF0301", 1, true), "leave the new listing")
tap.is(read "bad.bin", nil, "and remove the rest")
tap.is(read "target.hex", nil, "through links")
tap.is(tap.run(("test -L %s/bad.hex"):format(temp)), 0, "which stay")

-- --in-place replaces by renaming where it can
clean()
run "t.asm -b"
local _, before = tap.run(("stat -c %%i %s/t.bin"):format(temp))
run "t.asm -b --in-place"
local _, after = tap.run(("stat -c %%i %s/t.bin"):format(temp))
tap.ok(before ~= after, "--in-place still renames where the folder can be written")

-- --path-map
clean()
tap.run(("mkdir %s/src"):format(temp))
tap.write(temp .. "/src/p.asm", '        .include "q.inc"\nx       nop\n')
tap.write(temp .. "/src/q.inc", "        nop\nx       nop\n")
local mapped = select(2, run "src/p.asm --path-map src/=S:/ --format json")
tap.ok(mapped:find('"file":"S:/p.asm"', 1, true), "--path-map in messages", mapped)
tap.ok(mapped:find('"related_spans":[{"file":"S:/q.inc"', 1, true), "and their second places")
tap.write(temp .. "/src/q.inc", "        nop\ny       nop\n")
local listing = select(2, run "src/p.asm --path-map src/=S:/ -l - -q")
tap.ok(listing:find("; file S:/q.inc\n", 1, true), "in listings", listing)
tap.ok(select(2, run "src/p.asm --path-map src/=S:/ --labels - --ctags-labels -q")
  :find('y\tS:/q.inc\t2;"', 1, true), "in labels")

-- warnings
clean()
tap.write(temp .. "/w.asm", "nop     .byte 1\n")
local function summary(args)
  local code, out = run(args .. " --format json --check")
  local last
  for line in out:gmatch "[^\n]+" do
    last = line
  end
  local s = json.decode(last)
  return ("%d %s %d %d %d"):format(code, tostring(s.ok), s.errors, s.warnings, s.suppressed), s, out
end
tap.is(summary "w.asm", "0 true 0 1 0", "a warning")
tap.is(summary "w.asm -w", "0 true 0 0 1", "-w suppresses it")
tap.is(summary "w.asm -w -W label-mnemonic", "0 true 0 1 0", "-W brings it back")
tap.is(summary "w.asm -W no-label-mnemonic", "0 true 0 0 1", "-W no-NAME suppresses it")
tap.is(summary "w.asm --Werror", "1 false 1 0 0", "--Werror makes it an error")
tap.is(summary "w.asm -q", "0 true 0 1 1", "-q does not write it")
tap.is(summary "w.asm --Wall", "0 true 0 1 0", "--Wall")
refused("w.asm -W nonsense", 2, "OF1108", "an unknown warning is refused")
tap.is(select(2, run "w.asm -w --list-on-error -l - -q"):find("WARNING", 1, true), nil,
  "a suppressed warning is not in the listing")

-- the JSON summary
local _, s, all = summary "t.asm"
for _, key in ipairs { "schema", "version", "type", "input", "ok", "exit_code", "errors",
  "warnings", "suppressed", "passes", "lines", "bytes", "symbols", "outputs", "dependencies" } do
  tap.ok(s[key] ~= nil, "the summary has " .. key, all)
end
tap.is(#s.outputs, 0, "no outputs when nothing was written")
_, all = run "t.asm --format json -b"
s = json.decode(all)
local o = s.outputs[1]
tap.is(("%s %s %d %d"):format(o.kind, o.path, o.bytes, #o.sha256), "bin t.bin 3 64",
  "an output has kind, path, size and digest")
_, all = run "none.asm --format json --stats"
tap.ok(all:find('"exit_code":3', 1, true), "--stats of a run that could not begin", all)
local code, out = run "--format json --nonsense"
tap.is(code, 2, "a wrong command line")
local diag = json.decode(out:match "[^\n]+")
tap.is(diag.code, "OF1108", "is JSON, too, when it asks for JSON")

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
