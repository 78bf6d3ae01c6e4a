-- t_diag.lua - diagnostics: text, one-line and JSON forms, chains, near names, escapes, switches.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local json = require "test.lib.json"
local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge --cpu 6502"

local function run(args, text)
  if text then
    tap.write(temp .. "/t.asm", text)
  end
  return tap.run(("cd %s && %s %s 2>&1"):format(temp, opforge, args))
end

local undefined = "count   = 4\n        lda #cuont\n"

local _, out = run("t.asm", undefined)
tap.is(out, [[
error[OF0301]: undefined symbol 'cuont'
 --> t.asm:2:14
  |
2 |         lda #cuont
  |              ^^^^^
  = help: did you mean 'count'?
1 error, 0 warnings
]], "text with excerpt, caret and near name")

_, out = run("t.asm --diagnostics-style gnu", undefined)
tap.is(out, "t.asm:2:14: error: undefined symbol 'cuont' [OF0301]\n1 error, 0 warnings\n",
  "one line each")

_, out = run("t.asm --format json -b", undefined)
tap.is(out,
  '{"schema":"opforge.diagnostic","version":1,"type":"diagnostic","code":"OF0301",'
  .. '"severity":"error",'
  .. '"message":"undefined symbol \'cuont\'","file":"t.asm","line":2,"col_start":14,"col_end":19,'
  .. '"text":"        lda #cuont","expanded":null,"related_spans":[],"chain":[],"notes":[],'
  .. '"help":["did you mean \'count\'?"],"fixits":[]}\n'
  .. out:match "\n(.*)", "JSON, keys in their order")
local summary = out:match '\n({"schema":"opforge.diagnostic","version":1,"type":"summary".-)\n$'
  or "{}"
local keys = {}
for key in summary:gmatch '"([%l_]+)":' do
  keys[#keys + 1] = key
end
tap.is(table.concat(keys, " "),
  "schema version type input ok exit_code errors warnings suppressed passes lines "
  .. "bytes symbols outputs dependencies", "keys of the summary in their order")
local decoded = json.decode(summary)
tap.is(decoded.ok, false, "the summary is JSON")
tap.is(decoded.exit_code, 1, "with the exit code")

_, out = run("t.asm --format json -b x.bin", "        lda #1\n")
decoded = json.decode(out)
tap.is(decoded.outputs[1].path, "x.bin", "the summary names the outputs")
tap.is(decoded.outputs[1].bytes, 2, "and their sizes")
tap.is(#decoded.outputs[1].sha256, 64, "and their digests")

-- a line beyond the limit is shown as far as the limit goes
_, out = run("t.asm --format json --check", "        nop ;" .. ("\xC3\xA4\""):rep(1000000) .. "\n")
decoded = json.decode(out:match "^[^\n]*")
tap.is(decoded.code, "OF1208", "a line of 3 MB is refused")
tap.is(#decoded.text, 65536, "with as much of its text as a line may have")
_, out = run("t.asm --format json --check --limit line-bytes=70000",
  "        nop ;" .. ("x"):rep(100000) .. "\n")
tap.is(#json.decode(out:match "^[^\n]*").text, 70000, "or as --limit says")

-- what the messages call things: source, what is in the message, what is in the help
for _, one in ipairs {
  { "        .pend", ".pend without .proc" },
  { "        .here", ".here without .logical" },
  { "        .endmacro", ".endmacro without .macro" },
  { "        .endsegment", ".endsegment without .segment" },
  { '        .db ""', "empty string in .db" },
  { "n       .namespace n\n        .endn", ".namespace does not take an operand" },
  { "m       .macro\n        nop\ne       .endm", ".endm does not take a label" },
  { "        .byte .len()", "builtin .len: needs 1 argument, found 0" },
  { "        .byte .lo(1, 2)", "builtin .lo: needs 1 argument, found 2" },
  { "        .byte .min()", "builtin .min: needs at least 1 argument" },
  { "        .byte .sizeof(1 + 2)", "builtin .sizeof: its argument is one name" },
  { '        .byte .lem("ab")', "builtin .lem: unknown" },
  { "        .byte .lem", "builtin .lem: unknown" },
  { "v := 1\nv += {1}", "+= cannot take a list" },
  { "v := 1\nv: >>>= 1..3", ">>>= cannot take a range" },
  { "v := 1\nv X= {}", "X= cannot take a list" },
  { "v := 1\nv += {1} + 1", "t.asm:2:6: error: + cannot take a list" },
  { "v := 1\nv += \"abc\"", "string of 3 bytes used as a number" },
  { "        .encode e\n        .endencode\n        .enc e\nv := 1\nv += \"a\"",
    "'a' has no code in encoding 'e'" },
  { "v := {1}\nv <<= 1", "<<= cannot change a list" },
  { "v := \"s\"\nv ..= 1", "..= cannot change a string" },
  { "        .section s, kind=bss\n        .byte 1", ".byte emits bytes in bss section 's'" },
  { "        .section s, kind=bss\n        nop", "error: nop emits bytes in bss section 's'" },
  { "v ||= 1", "'v' ||= needs an existing variable" },
  { "aa.bb.c nop", "a label is one simple name, not 'aa.bb.c'" },
  { "        .byte (1,(2)),3", "(1,(2)) is an operand form, not a value" },
  { "        .byte (1,2", "(1,2 is an operand form, not a value" },
  { "        .byte Y", "undefined symbol 'Y'" },
  { "s       .struct\na       .byte ?\n        .endstruct\n        .byte s.none",
    "struct type has no member 'none'" },
  { "s       .struct\na       .byte ?\n        .endstruct\nv = s{a: 1}\n        .byte v.none",
    "struct value has no member 'none'" },
  { "        .byte {1, 2}[2]", "index 2 is outside 0..1" },
  { "        .byte 'abc'[-1]", "index -1 is outside 0..2" },
  { "        .byte (5..9)[4]", "index 4 is outside 0..3" },
  { "row     .bfor 3\n        .endfor\n        .word row[3]", "index 3 is outside 0..2" },
  { "        .cpu \"65816\"\n        .assume m=1..2", ".assume cannot take a range" },
  { "        .cpu \"65816\"\n        .dpage 1..2", ".dpage cannot take a range" },
  { "        .cpu \"65816\"\n        .dbank 1..2", ".databank cannot take a range" },
  { "        .byte 12b", "'2' is no digit of the binary number 12b" },
  { "        .byte 0b12", "'2' is no digit of the binary number 0b12" },
  { "        .byte %102", "'2' is no digit of the binary number %102" },
  { "        .byte 18o", "'8' is no digit of the octal number 18o" },
  { "        .byte 9Q", "'9' is no digit of the octal number 9Q" },
  { "        .byte 12a", "'a' is no digit of the decimal number 12a" },
  { "        .byte 1ad", "'a' is no digit of the decimal number 1ad" },
  { "        .byte $12g", "'g' is no digit of the hexadecimal number $12g" },
  { "        .byte 0xfg", "'g' is no digit of the hexadecimal number 0xfg" },
  { "        .byte 300", "value 300 ($12C) does not fit in 1 byte (-128..255)" },
  { "        .word 70000", "value 70000 ($11170) does not fit in 2 bytes (-32768..65535)" },
  { "m       .macro\n        .byte @2\n        .endmacro\n        .m 1",
    "m was called with 1 argument; @2 does not exist" },
  { "m       .macro\n        .byte .3\n        .endmacro\n        .m 1, 2",
    "m was called with 2 arguments; .3 does not exist" },
} do
  _, out = run("t.asm --diagnostics-style gnu --check", one[1] .. "\n")
  tap.ok(out:find(one[2], 1, true), one[2], out)
end

_, out = run("t.asm --check", '        .warn "' .. ("x"):rep(200) .. '", "' .. ("y"):rep(200)
  .. '", 5\n')
tap.ok(out:find(("x"):rep(200) .. ("y"):rep(200) .. "5 ($5)", 1, true), "a long message", out)

for _, one in ipairs {
  { '        .byte .lem("ab")', "did you mean '.len'?" },
  { "        .byte .lem", "did you mean '.len'?" },
  { "        COUNT = 4 ; four", "move it to column 1 or write `COUNT: = 4`" },
  { "        c = ';'", "move it to column 1 or write `c: = e`" },
  { "        .if 1", "add .endif" },
  { "        .match 1\n        .case 1", "add .endmatch" },
  { "        .const 5 ; five", "`name .const 5`" },
  { "poke    .macro\n        .endmacro\n        .poek", "did you mean '.poke'?" },
  { "poke    .segment\n        .endsegment\n        .pokee", "did you mean '.poke'?" },
  { "        .cpu \"6502\"\npoke    .macro\n        .endmacro\n        poek 5",
    "did you mean 'poke'?" },
  { "        .section code\n        .endsection\n        .region ram, 0, 9\n"
    .. "        .place cod in ram", "did you mean 'code'?" },
  { "        .section code\n        .endsection\n        .region ram, 0, 9\n"
    .. "        .place code in rma", "did you mean 'ram'?" },
  { "        .struct\n        .endstruct", "`name .struct`" },
  { "        .var 'a;b'", "`name .var`" },
  { "n       .block", "add .endblock" },
  { "n       .block", "add .endblock" },
  { "n       .namespace", "add .endnamespace" },
  { "m       .macro", "add .endmacro" },
  { "m       .segment", "add .endsegment" },
  { "        .logical 5", "add .here" },
  { "m       .macro foo, bar\n        .byte .{fo}\n        .endmacro\n        .m 1, 2",
    "its parameters: foo, bar" },
  { "m       .macro a, b, c\n        .byte .{d}\n        .endmacro\n        .m 1, 2, 3",
    "its parameters: a, b, c" },
  { "m       .macro a, b, c, d\n        .byte .{e}\n        .endmacro\n        .m 1, 2, 3, 4",
    "its parameters: a, b, ..." },
  { "m       .macro\n        .byte .{e}\n        .endmacro\n        .m", "its parameters: none" },
  { "x = 1\n        .assert x == 2", "compare with the values of both sides" },
  { "        .cpu \"6502\"\n  loop dex", "write `loop:` if it is a label" },
  { "        .cpu \"6502\"\n  loop dex", "did you mean 'nop'?" },
  { "        .cpu \"6502\"\n  here", "write `here:` if it is a label" },
} do
  _, out = run("t.asm --check", one[1] .. "\n")
  tap.ok(out:find("= help: " .. one[2], 1, true), one[2], out)
end
_, out = run("t.asm --check", "        .cpu \"6502\"\nlabel:  here nop\n        lad #1\n")
tap.ok(not out:find("if it is a label", 1, true), "no label behind one, and none with an operand",
  out)
-- a misspelt closer is one mistake: what it was to close is not said to be open, and each expansion
-- does not say it again
for _, one in ipairs {
  { "m       .macro\n        nop\n        .endmacr\n\n        .m\n        .m", 3, "'.endmacro'" },
  { "p       .proc\n        .if 1\n        nop\n        .endfi\n        .endproc\n        jsr p", 4,
    "'.endif'" },
  { "        .module t\n        .if 1\n        .endfi\n        .endmodule", 3, "'.endif'" },
  { "        .module t\n        .endmodul", 2, "'.endmodule'" },
  { "        .section s\n        .endsectin", 2, "'.endsection'" },
  { "s       .struct\nx       .byte ?\n        .endstrct", 3, "'.endstruct'" },
  { "e       .enum\n        x\n        .endenm", 3, "one name per line" },
  { "        .meta\n        .endmet", 2, ".endmet inside .meta" },
} do
  _, out = run("t.asm --check", one[1] .. "\n")
  tap.ok(out:find("t.asm:" .. one[2] .. ":", 1, true) and out:find(one[3], 1, true)
    and out:find("1 error,", 1, true), "one message for a misspelt closer: " .. one[3], out)
end
_, out = run("t.asm --check", "        .if 1\n        .if 1\n        .endfi\n        .bite 1\n")
tap.ok(out:find(" t.asm:1:9", 1, true) and out:find(" t.asm:3:9", 1, true)
  and out:find("3 errors", 1, true), "for one construct; another one stays open", out)
run("t.asm -l t.lst --list-on-error", "        .if 1\n        .endfi\n        nop\n")
local listing = tap.read(temp .. "/t.lst") or ""
tap.ok(listing:find("Errors: 1 ", 1, true) and listing:find("[OF0401]", 1, true)
  and not listing:find("[OF0312]", 1, true), "also in the listing", listing)

-- a message about two places shows the first one
_, out = run("t.asm --check", [[
        .module t
        .use m
        .encode e
        .endencode
        .endmodule
        .module m
        .encode e
        .cdef 0, 9, 1
        .endencode
        .endmodule
]])
tap.ok(out:find("encoding: another module defines the name otherwise", 1, true)
  and out:find("t.asm:7: first defined here", 1, true), "where an encoding is defined first", out)

_, out = run("t.asm --check", "        .byte .len()\n")
tap.ok(not out:find("did you mean", 1, true), "no other name for a builtin that is there", out)

_, out = run("t.asm --check -D y=5", "        .byte Y\n")
tap.ok(out:find("help: -D does not replace 'Y': it is a register of this CPU", 1, true),
  "help for a definition of a register", out)
_, out = run("t.asm --check", "        .assert 1 == 1 && 2 == 3\n")
tap.ok(not out:find("help:", 1, true), "no help for an assertion that shows no values", out)

-- what led to the form of an instruction
_, out = run("t.asm --check", '        .cpu "65816"\n        lda #$1234\n')
tap.ok(out:find("= note: 'm' is 1 here", 1, true), "the state that a form goes by", out)
_, out = run("t.asm --check", '        .cpu "65816"\n        .xl\n        ldx #$12345\n')
tap.ok(out:find("= note: 'x' is 0 here", 1, true), "its value where the mistake is", out)
_, out = run("t.asm --check", '        .cpu "65816"\n        cop #$1234\n')
tap.ok(out:find("OF0503", 1, true) and not out:find("note:", 1, true),
  "no state where a form goes by none", out)

-- where a part of the value would do
_, out = run("t.asm --check", "        lda #$1234\n")
tap.ok(out:find("= help: `<v`, mask, or change the value\n", 1, true), "a byte of an operand", out)
_, out = run("t.asm --check", "        lda $12345\n")
tap.ok(out:find("OF0503", 1, true) and out:find("= help: change the value\n", 1, true),
  "an address has no such part", out)

-- what another module has is not looked for among names that are close to its kind
_, out = run("t.asm --check", "        .module t\n        .use a\n        .mac 1\n"
  .. "        .endmodule\n        .module a\n        .pub\nmac     .macro v\n"
  .. "        .endmacro\n        .endmodule\n")
tap.ok(out:find("OF0614", 1, true) and out:find("= help: `.use m (mac)`", 1, true),
  "how a macro of a module comes to be seen", out)

-- messages of the source, and what an assertion shows
_, out = run("t.asm --diagnostics-style gnu", [[
here    = $1001
        .error "size ", here, " of ", -1
        .warn "a\x07", 10
        .assert here <= $1000
        .assert "ab" == "cd", "texts"
]])
tap.is(out, [[
t.asm:2:9: error: size 4097 ($1001) of -1 ($FFFFFFFFFFFFFFFF) [OF0424]
t.asm:3:9: warning: a\x0710 ($A) [OF0425]
t.asm:4:17: error: assertion failed: here <= $1000 [OF0423]
t.asm:5:17: error: assertion failed: texts [OF0423]
3 errors, 1 warning
]], "parts of a message are joined")
for _, one in ipairs {
  { "four - 2 <= %1", "the left side is 2 ($2), the right side is 1 ($1)" },
  { "(2 > 1 ? 1 : 2) == (0 ? 1 : 3)", "the left side is 1 ($1), the right side is 3 ($3)" },
  { "0 ? 1 : four == 5", "the left side is 4 ($4), the right side is 5 ($5)" },
  { "'ab' == 'cd', \"text\"", 'the left side is "ab", the right side is "cd"' },
} do
  _, out = run("t.asm", "four = 4\n        .assert " .. one[1] .. "\n")
  tap.ok(out:find("= note: " .. one[2], 1, true), "both sides of " .. one[1], out)
end
for _, text in ipairs { "0", "1 == 1 && 2 == 3", "1 ? 0 : four == 5", "!(1 == 1)",
                        "-missing == 2" } do
  _, out = run("t.asm", "four = 4\n        .assert " .. text .. "\n")
  tap.ok(not out:find("side is", 1, true), "no sides of " .. text, out)
end

-- chains
tap.write(temp .. "/i.inc", "        lda missing\n")
_, out = run("t.asm", '        .include "i.inc"\n')
tap.ok(out:find("--> i.inc:1:13", 1, true) and out:find("= note: included from t.asm:1", 1, true),
  "an include is in the chain", out)
_, out = run("t.asm", [[
put     .macro v
        lda #.v
        .endmacro
        .put missing
]])
tap.ok(out:find("in expansion of macro put at t.asm:4", 1, true), "a call is in the chain", out)
tap.ok(out:find("--> t.asm:2:", 1, true), "the place is the line in the macro", out)
tap.ok(out:find("lda #missing", 1, true), "with the text after substitution", out)
_, out = run("t.asm", [[
put     .segment
        lda #missing
        .endsegment
two     .macro
        .put
        .endmacro
        .two
]])
tap.ok(out:find("in expansion of segment put at t.asm:5.-in expansion of macro two at t.asm:7"),
  "a segment is in the chain", out)
_, out = run("t.asm --format json", [[
        .for i in 1..3
        lda missing
        .endfor
]])
tap.ok(out:find('"chain":[{"kind":"loop","name":"for","iteration":1,', 1, true),
  "an iteration is in the chain", out)
_, out = run("t.asm", [[
        .for 2
        .bfor i in 1..2
        .rept 1
left    := 1
        .while left
        lda missing
left    -= 1
        .endwhile
        .endrept
        .endfor
        .endfor
]])
tap.ok(out:find("= note: in iteration 1 of .while at t.asm:5\n"
    .. "  = note: in iteration 1 of .rept at t.asm:3\n"
    .. "  = note: in iteration 1 of .bfor at t.asm:2\n"
    .. "  = note: in iteration 1 of .for at t.asm:1\n", 1, true),
  "loops are called by their directives, nearest first", out)

-- a line that is wrong in two expansions is said for each: the notes tell them apart
_, out = run("t.asm --check", [[
put     .macro v
        lda #.v
        .endmacro
        .put 300
        .put 1
        .put 300
]])
local _, n_calls = out:gsub("error%[OF0503%]", "")
tap.ok(n_calls == 2 and out:find("in expansion of macro put at t.asm:4\n", 1, true)
  and out:find("in expansion of macro put at t.asm:6\n", 1, true)
  and out:find("2 errors", 1, true), "a mistake in two expansions is two", out)

-- near names
_, out = run("t.asm", "        ldq #1\n")
tap.ok(out:find("OF0501", 1, true) and out:find("did you mean 'lda'", 1, true)
  or out:find("did you mean", 1, true), "near mnemonics", out)
_, out = run("t.asm", "        .bite 1\n")
tap.ok(out:find("OF0401", 1, true) and out:find("did you mean '.byte'", 1, true), "near directives",
  out)
local store = "        .statement store word:a\n        .word .a\n        .endstatement\n"
local twice = "twice   .macro\n        .endmacro\n"
for _, one in ipairs {
  { store .. "        stroe 5", "OF0501", "did you mean 'store'?" },
  { "        sto.re 5\n" .. store:gsub("store", "sto.ra"), "OF0501", "did you mean 'sto.ra'?" },
  { twice .. "        twicee", "OF0501", "did you mean 'twice'?" },
  { twice .. "        .twicee", "OF0401", "did you mean '.twice'?" },
  { "q       .namespace\n" .. twice .. "        .endn\n        .q.twicee", "OF0401",
    "did you mean '.q.twice'?" },
} do
  _, out = run("t.asm --check", one[1] .. "\n")
  tap.ok(out:find(one[2], 1, true) and out:find(one[3], 1, true),
    "near names of the source: " .. one[3], out)
end
_, out = run("t.asm --diagnostics-style gnu --check", store .. "store   nop\nrts\n")
tap.ok(out:find("label 'store' is also a statement keyword", 1, true)
  and out:find("label 'rts' is also a 6502 instruction", 1, true), "what a label is, too", out)
_, out = tap.run(("cd %s && %s t.asm --cpu 6503 2>&1"):format(temp, opforge))
tap.ok(out:find("OF0504", 1, true) and out:find("'6502'", 1, true), "near CPUs", out)

-- text from outside
_, out = run("t.asm", "\tlda\tmissing\t; \xE2\x80\xAE evil \xFF\n")
tap.ok(out:find("\\u{202E}", 1, true) and out:find("\\xFF", 1, true),
  "bidirectional and broken bytes are escaped", out)
tap.ok(out:find("\n  |                 ^^^^^^^\n", 1, true),
  "carets stand under the name behind tabs", out)
_, out = run("t.asm --format json", "\tlda\tmissing\t; \xE2\x80\xAE evil \xFF\n")
tap.ok(out:find("\\u202E", 1, true) and out:find("\\\\xFF", 1, true), "in JSON too", out)
tap.ok(json.decode(out:match "^[^\n]*"), "which can be decoded")

-- warnings
local warning = "nop     .byte 1\n"
local code
code, out = run("t.asm", warning)
tap.ok(code == 0 and out:find("warning[OF0314]", 1, true), "a warning does not stop", code, out)
code, out = run "t.asm -w"
tap.ok(code == 0 and not out:find("OF0314", 1, true), "-w", out)
code, out = run "t.asm -W no-label-mnemonic"
tap.ok(code == 0 and not out:find("OF0314", 1, true), "-W no-NAME", out)
code, out = run "t.asm -w -W label-mnemonic"
tap.ok(out:find("OF0314", 1, true), "-W NAME wins over -w", out)
code, out = run "t.asm -q"
tap.ok(code == 0 and out == "", "-q says nothing when the run succeeds", out)
code, out = run "t.asm --Werror"
tap.is(code, 1, "--Werror gives 1")
code = run "t.asm --Werror -W no-label-mnemonic"
tap.is(code, 0, "--Werror leaves switched-off warnings alone")
code = run "t.asm -W nonsense"
tap.is(code, 2, "an unknown warning name is refused")

-- many
code, out = run("t.asm --max-errors 3", ("        lda missing\n"):rep(10))
tap.is(code, 5, "--max-errors stops")
local _, n = out:gsub("OF0301", "")
tap.ok(n <= 3, "after that many", n)

-- the chain names segments
tap.write(temp .. "/t.asm", "inl     .segment v\n        .byte .v\n        .endsegment\n"
  .. "        .inl 300\n")
local _, told = tap.run(("cd %s && %s t.asm --check 2>&1"):format(temp, opforge))
tap.ok(told:find("= note: in expansion of segment inl at t.asm:4\n", 1, true),
  "a segment is a link of the chain", told)
_, told = tap.run(("cd %s && %s t.asm --check --format json 2>&1"):format(temp, opforge))
tap.ok(told:find('"chain":[{"kind":"segment","name":"inl","iteration":null,', 1, true),
  "in JSON, too", told)

-- and patterns
tap.write(temp .. "/t.asm", "        .statement put word:a\n        .byte .a\n"
  .. "        .endstatement\n        put 300\n")
_, told = tap.run(("cd %s && %s t.asm --check 2>&1"):format(temp, opforge))
tap.ok(told:find("= note: in expansion of statement put at t.asm:4\n", 1, true),
  "a statement of a pattern is a link of the chain", told)
_, told = tap.run(("cd %s && %s t.asm --check --format json 2>&1"):format(temp, opforge))
tap.ok(told:find('"chain":[{"kind":"statement","name":"put","iteration":null,', 1, true),
  "in JSON as well", told)

-- what is wrong with a signature
for _, one in ipairs {
  { "put byte:a , byte:b", "',' stands without quotes" },
  { "put number:a", "'number' is no type" },
  { "put byte:", "a name is expected behind 'byte:'" },
  { "put byte:a byte:a", "the name 'a' stands twice" },
  { 'put "a b"', "text is empty or holds a blank" },
  { "put [{ byte:a", "'[{' is not closed" },
  { "put }]", "'}]' closes nothing" },
  { "put [{ [{ . }] }]", "a group stands inside of a group" },
  { "put [{ }]", "a group is empty" },
} do
  tap.write(temp .. "/t.asm", "        .statement " .. one[1] .. "\n        .endstatement\n")
  _, told = tap.run(("cd %s && %s t.asm --check 2>&1"):format(temp, opforge))
  tap.ok(told:find("error[OF0611]: signature: " .. one[2] .. "\n", 1, true), one[1], told)
end

-- operators, builtins, directives and instructions as they are written
_, out = run("t.asm --diagnostics-style gnu", [[
Point   .struct
x       .byte ?
        .endstruct
list    = {1}
        .byte list + 1, .abs(list), 1[0], .sizeof(list), list == 1
        .byte 0..4:list, Point{x: 1}
        .ds list
        lda #list
]])
tap.is(out:gsub("t.asm:%d+:%d+: error: ", ""), [[
+ cannot take a list [OF0209]
.abs cannot take a list [OF0209]
an index cannot take a number [OF0209]
.sizeof cannot take a list [OF0209]
== cannot take a list [OF0209]
a step cannot take a list [OF0209]
.byte cannot take a struct value [OF0209]
.ds cannot take a list [OF0209]
lda cannot take a list [OF0209]
9 errors, 0 warnings
]], "what cannot take a value is spelled as in the source")
_, out = run("t.asm --diagnostics-style gnu", [[
Point   .struct
x       .byte ?
y       .ds 2
        .endstruct
one     = 1
a       = Point{x: 1}
b       = Point{x: 1, y: {1}}
c       = Point{x: 1, y: "ab", z: 3}
d       = Point{x: 1, x: 1}
e       = one{x: 1}
f       = Point{x: 1, y: "ab"}.z
]])
tap.is(out:gsub("t.asm:%d+:%d+: error: ", ""), [[
struct value Point: field 'y' is missing [OF0216]
struct value Point: field 'y' takes a list of as many integers as it has elements, or a string ]]
.. [[that fits [OF0216]
struct value Point: there is no field 'z' [OF0216]
struct value Point: field 'x' stands twice [OF0216]
struct value number: that is no struct or union [OF0216]
struct value has no member 'z' [OF0215]
6 errors, 0 warnings
]], "what is wrong with a struct value")

_, out = run("t.asm", "        lda (1),z\n")
tap.ok(out:find("it takes `#value` `addr` `addr,x` `addr,y` `(addr,x)` `(addr),y`\n", 1, true),
  "shapes of operands as users write them", out)
_, out = run("t.asm --cpu none", "        lda #1\n        nop\n        .byte nowhere\n")
tap.is(select(2, out:gsub("OF0514", "")), 1, "that no CPU is selected is said once", out)
tap.ok(out:find("OF0301", 1, true), "and other mistakes are", out)
_, out = run("t.asm", "here:   nop\nhere:   nop\n")
tap.ok(out:find("help: rename one of them\n", 1, true), "a label is no variable", out)
_, out = run("t.asm", "here    = 1\nhere    = 2\n")
tap.ok(out:find("help: rename, or use `:=`\n", 1, true), "a constant may become one", out)
_, out = run("t.asm", "one     .macro a\n        .byte .2\n        .endmacro\n        .one 1\n")
tap.ok(out:find("t.asm:4: called here\n4 |         .one 1\n  |         ----\n", 1, true),
  "the call is underlined", out)

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
