-- options.lua - each option of lua/opforge/options.lua: a command line that shows its effect and
-- one that is refused.
--
-- `{}` stands for the option; an option with a short letter is tried by both names. All commands
-- run in a folder of their own with the files below. Used by t_options.lua, and by run.lua with a
-- program in which the option has no effect.
-- SPDX-License-Identifier: MIT

package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path

local options = require "opforge.options"
local tap = require "test.lib.tap"

local M = {}

---@class options.Try
---@field [1] string      arguments
---@field status integer? exit status, 0 when not given
---@field says string?    what is printed on one of the two standard streams
---@field hides string?   what is not printed
---@field file string?    a file that must be there
---@field holds string?   what it must hold
---@field lacks string?   what it must not
---@field gone string?    a file that must not be there

local files = {
  ["one.asm"] = " .byte 1\n",
  ["two.asm"] = " .byte 1, 2\n",
  ["bad.asm"] = " .byte nope\n",
  ["worse.asm"] = " .byte nope\n .byte nope\n",
  ["warn.asm"] = ' .warn "careful"\n .byte 1\n',
  ["high.asm"] = " .org $10000\n .byte 1\n",
  ["cpu.asm"] = " nop\n",
  ["tab.asm"] = "\t.byte\t1\n",
  ["label.asm"] = " .org $1000\nstart .byte 1\n",
  ["text.asm"] = " .byte NUMBER\n",
  ["one.src"] = " .byte 1\n",
  ["parts.asm"] = ' .include "part.inc"\n',
  ["parts/part.inc"] = " .byte 2\n",
  ["below/out.asm"] = ' .include "../one.asm"\n',
  ["below/user.asm"] = " .use other\n .byte other.v\n",
  ["modules/other.asm"] = " .module other\n .pub\nv = 3\n .endmodule\n",
  ["calls.asm"] = "a .macro\n .byte 1\n .endmacro\nb .macro\n .a\n .endmacro\n .b\n",
  ["loop.asm"] = " .rept 9\n nop\n .endrept\n",
  ["settles.asm"] = " .if z > 0\n .byte 1\n .endif\n .if z > 1\n .byte 1\n .endif\n .byte 1\nz\n",
  ["units.asm"] = " jsr kept\nkept .proc\n rts\n .endproc\nleft .proc\n rts\n .endproc\n",
  ["cond.asm"] = " .if 1\n .byte 1\n .endif\n",
  ["old.txt"] = "kept\n",
  ["old.bin"] = "kept\n",
}

---Writes what the commands need.
function M.prepare(folder)
  tap.run(("cd %s && mkdir -p parts below modules"):format(tap.quote(folder)))
  for name, text in pairs(files) do            -- files of different names; order does not show
    tap.write(folder .. "/" .. name, text)
  end
  tap.run(("cp build/packages/mos6502.opcpu %s/my.opcpu"):format(tap.quote(folder)))
end

---Options that change nothing a run in one folder could show: without them in the list they are
---unknown, which is what run.lua tries.
M.unseen = {
  ["-j"] = "inputs are assembled one after the other, and the messages are the same for every N",
  ["--durable"] = "what is flushed when, only a failing machine shows",
  ["--in-place"] = "needs a folder that cannot be written: test/host/t_write.lua",
  ["--line-numbers"] = "has no effect",
  ["--verbose-list"] = "has no effect",
  ["--Wall"] = "no warning is off without it",
}

---{ works, refused } by option; without `refused` one is made from the row: a value where none is
---taken, or none where one is needed.
---@type table<string, { [1]: options.Try, [2]: options.Try? }>
M.cases = {
  ["--infile"] = { { "{} one.asm -b", file = "one.bin", holds = "\1" },
                   { "{} none.asm -b", status = 3, says = "OF1101" } },
  ["--include-path"] = { { "parts.asm {} parts -b", file = "parts.bin", holds = "\2" },
                         { "parts.asm {} modules -b", status = 3, says = "OF1101" } },
  ["--module-path"] = { { "below/user.asm {} modules -b", file = "user.bin", holds = "\3" },
                        { "below/user.asm {} parts -b", status = 1, says = "OF0703" } },
  ["--allow-path"] = { { "below/out.asm {} . -b", file = "out.bin", holds = "\1" },
                       { "below/out.asm {} parts -b", status = 1, says = "OF1104" } },
  ["--define"] = { { "text.asm {} NUMBER=7 -b", file = "text.bin", holds = "\7" },
                   { "text.asm {} 7=NUMBER -b", status = 2, says = "OF1108" } },
  ["--cpu"] = { { "cpu.asm {} 6502 -b", file = "cpu.bin", holds = "\xEA" },
                { "cpu.asm {} 6503 -b", status = 1, says = "OF0504" } },
  ["--package"] = { { "cpu.asm {} my.opcpu --cpu 6502 -b", file = "cpu.bin", holds = "\xEA" },
                    { "one.asm {} one.asm -b", status = 4, says = "OF1001" } },
  ["--opasm-package"] = { { "cpu.asm {} my.opcpu --cpu 6502 -b", file = "cpu.bin",
                            holds = "\xEA" },
                          { "one.asm {} one.asm -b", status = 4, says = "OF1001" } },
  ["--input-asm-ext"] = { { "one.src {} src -b", file = "one.bin", holds = "\1" },
                          { "one.src {} txt -b", status = 2, says = "OF1108" } },
  ["--input-inc-ext"] = { { "one.src {} src -b", file = "one.bin", holds = "\1" },
                          { "one.src {} txt -b", status = 2, says = "OF1108" } },
  ["-j"] = { { "one.asm {} 256 -b", file = "one.bin", holds = "\1" },
             { "one.asm {} 257 -b", status = 2, says = "from 1 to 256" } },
  ["--list"] = { { "one.asm {} a.lst", file = "a.lst", holds = ".byte 1" },
                 { "one.asm {} a.lst {} b.lst", status = 2, says = "given twice" } },
  ["--hex"] = { { "one.asm {} a.hex", file = "a.hex", holds = ":0100000001FE" },
                { "one.asm {} a.hex {} b.hex", status = 2, says = "given twice" } },
  ["--srec"] = { { "one.asm {} a.srec", file = "a.srec", holds = "S104000001FA" },
                 { "one.asm {} a.srec {} b.srec", status = 2, says = "given twice" } },
  ["--bin"] = { { "one.asm {}=a.bin", file = "a.bin", holds = "\1" },
                { "one.asm {}=a.bin:0002:0001", status = 2, says = "OF0910" } },
  ["--prg"] = { { "one.asm {} a.prg", file = "a.prg", holds = "\0\0\1" },
                { "high.asm {} a.prg", status = 2, says = "OF0907" } },
  ["--format-out"] = { { "one.asm {} hex:a.hex", file = "a.hex", holds = ":0100000001FE" },
                       { "one.asm {} hexx:a.hex", status = 2, says = "OF0901" } },
  ["--outfile"] = { { "one.asm {} base -b", file = "base.bin", holds = "\1" },
                    { "one.asm {} one.asm/x -b", status = 3, says = "OF1106" } },
  ["--fill"] = { { "one.asm -b a.bin:0000:0002 {} 55", file = "a.bin", holds = "\1UU" },
                 { "one.asm -b {} 5", status = 2, says = "2 hex digits" } },
  ["--go"] = { { "one.asm -s a.srec {} 1234", file = "a.srec", holds = "S9031234B6" },
               { "one.asm -s a.srec {} 123", status = 2, says = "4 to 8 hex digits" } },
  ["--labels"] = { { "label.asm -b {} l.txt", file = "l.txt", holds = "start = $1000" },
                   { "label.asm -b {} one.asm/x", status = 3, says = "OF1106" } },
  ["--vice-labels"] = { { "label.asm -b --labels l.txt {}", file = "l.txt",
                          holds = "al C:1000 .start" } },
  ["--ctags-labels"] = { { "label.asm -b --labels l.txt {}", file = "l.txt",
                           holds = 'start\tlabel.asm\t2;"' } },
  ["--labels-format"] = { { "label.asm -b --labels l.txt {} vice", file = "l.txt",
                            holds = "al C:1000 .start" },
                          { "label.asm -b --labels l.txt {} xml", status = 2, says = "one of" } },
  ["--dependencies"] = { { "one.asm -b {} d.mk", file = "d.mk", holds = "one.bin: one.asm" },
                         { "one.asm -b {} one.asm/x", status = 3, says = "OF1106" } },
  ["--dependencies-append"] = { { "one.asm -b --dependencies old.txt {}", file = "old.txt",
                                  holds = "kept\none.bin: one.asm" } },
  ["--make-phony"] = { { "one.asm -b --dependencies d.mk {}", file = "d.mk",
                         holds = "\none.asm:\n" } },
  ["--inclusion-report"] = { { "units.asm --cpu 6502 -b {} r.txt", file = "r.txt",
                               holds = "kept proc units.asm:2 kept used at units.asm:1" },
                             { "units.asm --cpu 6502 -b {} one.asm/x", status = 3,
                               says = "OF1106" } },
  ["--manifest"] = { { "one.asm -b {} m.txt", file = "m.txt", holds = "one.bin" },
                     { "one.asm -b {} one.asm/x", status = 3, says = "OF1106" } },
  ["--check"] = { { "one.asm -b {}", gone = "one.bin" } },
  ["--list-on-error"] = { { "bad.asm -l a.lst {}", status = 1, file = "a.lst",
                            holds = ".byte nope" } },
  ["--delete-on-error"] = { { "bad.asm -b old.bin {}", status = 1, gone = "old.bin" } },
  ["--durable"] = { { "one.asm -b {}", file = "one.bin", holds = "\1" } },
  ["--in-place"] = { { "one.asm -b {}", file = "one.bin", holds = "\1" } },
  ["--path-map"] = { { "bad.asm --check --diagnostics-style gnu {} bad=good", status = 1,
                       says = "good.asm:1:8: error" },
                     { "bad.asm --check {} bad", status = 2, says = "OLD=NEW expected" } },
  ["--cond-debug"] = { { "cond.asm -l a.lst {}", file = "a.lst", holds = ".byte 1  [+1 ]" } },
  ["--tab-size"] = { { "tab.asm -l a.lst {} 4", file = "a.lst", holds = "    .byte   1",
                       lacks = "\t" },
                     { "tab.asm -l a.lst {} 65", status = 2, says = "from 1 to 64" } },
  ["--line-numbers"] = { { "one.asm -l a.lst {}", file = "a.lst", holds = "1   .byte 1" } },
  ["--verbose-list"] = { { "one.asm -l a.lst {}", file = "a.lst", holds = "1   .byte 1" } },
  ["--format"] = { { "bad.asm --check {} json", status = 1, says = '"code":"OF0301"' },
                   { "bad.asm --check {} xml", status = 2, says = "one of text, json, sarif" } },
  ["--diagnostics-style"] = { { "bad.asm --check {} gnu", status = 1,
                                says = "bad.asm:1:8: error: undefined symbol 'nope' [OF0301]" },
                              { "bad.asm --check {} clang", status = 2, says = "one of" } },
  ["--color"] = { { "bad.asm --check {} always", status = 1, says = "\27[" },
                  { "bad.asm --check {} maybe", status = 2, says = "one of auto, always, never" } },
  ["--quiet"] = { { "warn.asm -b {}", hides = "careful", file = "warn.bin" } },
  ["--error"] = { { "bad.asm --check {} e.txt", status = 1, file = "e.txt", holds = "OF0301",
                    hides = "OF0301" },
                  { "bad.asm --check {} one.asm/x", status = 3, says = "OF1106" } },
  ["--error-append"] = { { "bad.asm --check -E old.txt {}", status = 1, file = "old.txt",
                           holds = "kept\nerror[OF0301]" } },
  ["--no-error"] = { { "bad.asm --check {}", status = 1, hides = "OF0301" } },
  ["--no-warn"] = { { "warn.asm --check {}", hides = "careful" } },
  ["--Wall"] = { { "warn.asm --check {}", says = "careful" } },
  ["-W"] = { { "warn.asm --check {} no-user", hides = "careful" },
             { "warn.asm --check {} no-nonsense", status = 2, says = "no warning is called" } },
  ["--Werror"] = { { "warn.asm --check {}", status = 1, says = "careful" } },
  ["--max-errors"] = { { "worse.asm --check {} 1", status = 5, says = "OF1224" },
                       { "worse.asm --check {} 0", status = 2, says = "from 1 to 1000000" } },
  ["--stats"] = { { "one.asm --check {}", says = "KiB segment" } },
  ["--pp-macro-depth"] = { { "calls.asm --check {} 1", status = 5, says = "OF1202" },
                           { "calls.asm --check {} 4097", status = 2, says = "from 1 to 4096" } },
  ["--max-loop-iterations"] = { { "loop.asm --cpu 6502 --check {} 8", status = 5,
                                  says = "OF1205" },
                                { "loop.asm --check {} 0", status = 2, says = "OF1108" } },
  ["--max-passes"] = { { "settles.asm --check {} 2", status = 5, says = "limit passes (2)" },
                       { "settles.asm --check {} 1001", status = 2, says = "from 1 to 1000" } },
  ["--limit"] = { { "loop.asm --cpu 6502 --check {} loop-iterations=8", status = 5,
                    says = "OF1205" },
                  { "loop.asm --check {} loops=8", status = 2, says = "no limit is called" } },
  ["--profile"] = { { "one.asm {} host -b", file = "one.bin", holds = "\1" },
                    { "one.asm {} retro -b", status = 2, says = "'retro' is planned" } },
  ["--tokenizer"] = { { "one.asm {} vm -b", file = "one.bin", holds = "\1" },
                      { "one.asm {} lua -b", status = 2, says = "one of" } },
  ["--print-cpusupport"] = { { "{}", says = "6502" } },
  ["--print-capabilities"] = { { "{}", says = "srec" } },
  ["--print-limits"] = { { "{}", says = "loop-iterations" } },
  ["--help"] = { { "{}", says = "--max-errors" } },
  ["--version"] = { { "{}", says = "opforge" } },
}

---How messages and the tables here call an option.
function M.name(row)
  return row[1] and "--" .. row[1] or "-" .. row[2]
end

---What shows that an option is refused, made from its row.
local function refusal(row)
  if row.planned then
    return { row[3] and "one.asm {} x" or "one.asm {}", status = 2, says = "planned" }
  elseif row[3] then
    return { "one.asm {}", status = 2, says = "needs a value" }
  end
  return { "one.asm {}=x", status = 2, says = "OF1108" }
end

---@class options.Option
---@field name string
---@field row table
---@field works options.Try?     nil for an option to come, which is refused
---@field refused options.Try

---@return options.Option[]   in the order of the list
function M.all()
  local out = {}
  for _, group in ipairs(options.groups) do
    for _, row in ipairs(group) do
      local name = M.name(row)
      local case = M.cases[name] or {}
      out[#out + 1] = { name = name, row = row, works = case[1],
        refused = case[2] or refusal(row) }
    end
  end
  return out
end

local function check(try, folder, program, spelling)
  local args = try[1]:gsub("{}", spelling)
  local status, out = tap.run(("cd %s && { timeout 10 %s %s; } 2>&1 </dev/null")
    :format(tap.quote(folder), program, args))
  local notes = {}
  local function expect(truth, what)
    if not truth then
      notes[#notes + 1] = "expected: " .. what
    end
  end
  expect(status == (try.status or 0), "exit status " .. (try.status or 0) .. ", got " .. status)
  expect(not try.says or out:find(try.says, 1, true), "says " .. (try.says or ""))
  expect(not try.hides or not out:find(try.hides, 1, true), "does not say " .. (try.hides or ""))
  expect(not try.gone or not tap.read(folder .. "/" .. try.gone), "no file " .. (try.gone or ""))
  if try.file then
    local text = tap.read(folder .. "/" .. try.file)
    expect(text, "a file " .. try.file)
    expect(not try.holds or text and text:find(try.holds, 1, true),
      ("%s holds %q"):format(try.file, try.holds))
    expect(not try.lacks or text and not text:find(try.lacks, 1, true),
      ("%s lacks %q"):format(try.file, try.lacks))
  end
  if #notes > 0 then
    table.insert(notes, 1, "opforge " .. args)
    notes[#notes + 1] = out:sub(1, 500)
  end
  return notes
end

---Runs one try by each name of the option, every time in a fresh folder below `temp`.
---@param which "works"|"refused"
---@param program string   path of the program, absolute
---@return string[] notes  empty when it did what it must
function M.run(option, which, temp, program)
  local spellings = { option.name }
  if option.row[1] and option.row[2] then
    spellings[2] = "-" .. option.row[2]
  end
  for _, spelling in ipairs(spellings) do
    local folder = temp .. "/option"
    tap.run(("rm -rf %s && mkdir %s"):format(tap.quote(folder), tap.quote(folder)))
    M.prepare(folder)
    local notes = check(option[which], folder, program, spelling)
    if #notes > 0 then
      return notes
    end
  end
  return {}
end

return M
