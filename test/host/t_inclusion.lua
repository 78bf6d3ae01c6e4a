-- t_inclusion.lua - the inclusion report: what is kept, by which reference, and what is dropped.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge --cpu 6502"

local function run(args)
  return tap.run(("cd %s && %s %s 2>&1"):format(temp, opforge, args))
end

local function write(name, text)
  tap.write(temp .. "/" .. name, text)
end

local head = "Units\nname kind place state reason\n"

local function report(text, args)
  write("main.asm", text)
  local code, out = run(("main.asm -q --inclusion-report - %s"):format(args or ""))
  return code == 0 and out:sub(1, #head) == head and out:sub(#head + 1)
    or ("exit %d: %s"):format(code, out)
end

local program = [[
        .module main
        .use lib (listed) map { text -> prog }
        .use lib (quiet) as q
        .section prog
        jsr lib.used
        .byte .defined(lib.asked)
go      .proc
        jsr lib.far.inside
        .endproc
        .word go
        .endsection
        .region rom, $1000, $10ff
        .place prog in rom
        .endmodule
]]
write("lib.asm", [[
        .module lib
        .pub
        .section text, kind=code, logical
used    .block
        jsr VIA
        .endblock
ping    .block
        jsr pong
        .endblock
pong    .block
        jsr ping
        .endblock
Via     .block
        rts
        .endblock
asked   .block
        .endblock
listed  .block
        .endblock
quiet   .block
        .endblock
always:
        .block
        .endblock
far     .proc
inside  .proc
        rts
        .endproc
other   .proc
        .endproc
        .endproc
away    .proc
away2   .proc
        .endproc
        .endproc
        .endsection
        .endmodule
]])
tap.is(report(program), [[
go proc main.asm:7 kept used at main.asm:10
lib.asked block lib.asm:16 dropped
lib.away proc lib.asm:32 dropped
lib.away.away2 proc lib.asm:33 dropped
lib.far proc lib.asm:25 kept around lib.far.inside at lib.asm:26
lib.far.inside proc lib.asm:26 kept used by go at main.asm:8
lib.far.other proc lib.asm:29 dropped
lib.listed block lib.asm:18 kept named by .use at main.asm:2
lib.ping block lib.asm:7 dropped
lib.pong block lib.asm:10 dropped
lib.quiet block lib.asm:20 kept named by .use at main.asm:3
lib.used block lib.asm:4 kept used at main.asm:5
lib.Via block lib.asm:13 kept used by lib.used at lib.asm:5
]], "every unit and procedure, by name, with the first reference that keeps it")

tap.is(report "        nop\n", "", "a program without any")

tap.is(report [[
x       .proc
        jsr y
        .endproc
y       .proc
        jsr x
        .endproc
        nop
        jsr y
        jsr x
]], "x proc main.asm:1 kept used at main.asm:9\ny proc main.asm:4 kept used at main.asm:8\n",
  "what is outside of all comes before what is in a circle")

tap.is(report [[
a       .proc
        jsr c
        .endproc
b       .proc
        jsr c
        .endproc
c       .proc
        rts
        .endproc
        jsr b
        jsr a
]], [[
a proc main.asm:1 kept used at main.asm:11
b proc main.asm:4 kept used at main.asm:10
c proc main.asm:7 kept used by b at main.asm:5
]], "of two ways the one that begins first")

tap.is(report [[
        jsr p
p       .proc
        rts
        .endproc
        jsr p
        .if .sizeof(q) + .sizeof(q.r)
        nop
        .endif
        lda #<q
q       .proc
        jsr s
r       .proc
        rts
        .endproc
        .endproc
        jsr q
        .if s
        .endif
s       .proc
        .endproc
        jsr q.r
n       = t
        jsr t
t       .proc
        .endproc
        jsr t
]], [[
p proc main.asm:2 kept used at main.asm:1
q proc main.asm:10 kept used at main.asm:6
q.r proc main.asm:12 kept used at main.asm:6
s proc main.asm:19 kept used at main.asm:17
t proc main.asm:24 kept used at main.asm:22
]], "a reference in front of what it names is the first one, too")

tap.is(report [[
fn      .macro name
        jsr .name
p       .proc
        rts
        .endproc
        jmp p
        .endm
one     .fn far
        .fn far
far     .proc
        rts
        .endproc
        .if later
gone    .proc
        .endproc
        .endif
c       = x.v
x       .proc
v       = 1
        .endproc
d       = y.v + 0
y       .proc
v       .byte 1
        .endproc
later   = 0
]], [[
far proc main.asm:10 kept used at main.asm:2
one.p proc main.asm:3 kept used at main.asm:6
p proc main.asm:3 kept used at main.asm:6
x proc main.asm:18 kept used at main.asm:17
y proc main.asm:22 kept used at main.asm:21
]], "lines of expansions are those of the definition; what a condition skips is not there")

-- with other options
write("main.asm", program)
run "main.asm -q -b -x --inclusion-report r.txt --dependencies t.d --manifest m.txt"
tap.ok((tap.read(temp .. "/r.txt") or ""):find(head, 1, true), "a file")
tap.ok((tap.read(temp .. "/m.txt") or ""):find("\ndependencies .*\ninclusion %d+ %x+ r.txt\n$"),
  "the manifest has it behind the make rule", tap.read(temp .. "/m.txt"))
local plain = tap.read(temp .. "/main.bin")
run "main.asm -q -b"
tap.ok(plain and plain == tap.read(temp .. "/main.bin"), "asking for it changes no image")
run "main.asm -q -b -l --labels main.lab --format-out map:main.map"
tap.ok(plain == tap.read(temp .. "/main.bin"), "listing, labels and map are no use")
for _, ext in ipairs { "lab", "map" } do
  local text = tap.read(temp .. "/main." .. ext)
  tap.ok(text:find "lib%.used" and not text:find "lib%.ping",
    "what is dropped is not in main." .. ext)
end
tap.is(run "main.asm -b -x --inclusion-report main.hex", 2, "the name of another output: OF0911")
tap.is(run "main.asm main.asm -b --inclusion-report r.txt", 2, "no report for several inputs")
tap.run(("rm -f %s/r.txt"):format(temp))
tap.is(run "main.asm --check --inclusion-report r.txt", 0, "--check")
tap.ok(not tap.read(temp .. "/r.txt"), "writes none")
tap.is(report(program, "--path-map main=src"):match "used at (%S+)", "src.asm:10", "--path-map")

-- from a script
write("t.lua", [[
local of = require "opforge"
local r = of.session { cpu = "6502" }:assemble "main.asm"
for _, unit in ipairs(r:units()) do
  local by = unit.by
  print(unit.name, unit.kind, unit.file, unit.line, by and by.why, by and by.name, by and by.line)
end
io.write(r:encode("inclusion"):sub(1, 5))
]])
local _, out = tap.run(("cd %s && %s run t.lua 2>&1"):format(temp, opforge:match "^%S+"))
tap.is(out:match "[^\n]+", "lib.used\tblock\tlib.asm\t4\tname\tnil\t5", "units for scripts")
tap.ok(out:find("lib.far\tproc\tlib.asm\t25\taround\tlib.far.inside\t26", 1, true),
  "with what keeps them", out)
tap.is(out:match "[^\n]*$", "Units", "and the report as a format")

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
