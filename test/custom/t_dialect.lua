-- t_dialect.lua - an invented language (dialect/package.lua) in the unchanged program: every byte
-- that means something in a source is another one there, and the bytes are worked out by hand.
-- SPDX-License-Identifier: MIT
package.path = "./?.lua;" .. package.path

local kit = require "test.custom.kit"
local tap = require "test.lib.tap"

local path = kit.package("test/custom/dialect/package.lua", "quill")
local options = "--cpu quill8 --package " .. path

tap.ok((tap.run(kit.opforge .. " package verify " .. path .. " >/dev/null 2>&1")) == 0,
  "the package is valid")

-- { what, source, bytes }
local good = {
  { "hex, octal, binary, ternary, decimal", "put &fF, @17, '1010, 12t, 99", "FF 0F 0A 05 63" },
  { "blank digits are joined by a dot", "put 1.0.0, '1.0, &f.f", "64 02 FF" },
  { "comment", "| put 1\nput 2 | put 3 {\n|", "02" },
  { "a string with a comment sign, escapes and quotes of its own", "say {a|b^^^}^n^#41}",
    "61 7C 62 5E 7D 0D 41" },
  { "column 1 and indentation mean nothing", "put 1\n   put 2\nrest", "01 02 EA" },
  { "the sum binds tighter than the product", "put 2*3+4, 20-2*5, 1+2*3+4", "0E 5A 15" },
  { "products join to the right", "put 100/5*2, 7*9 mod 4", "0A 07" },
  { "sums join to the left", "put 9-3-2", "04" },
  { "brackets", "put (2*3)+4, (100/5)*2", "0A 28" },
  { "and, or, xor of one level, to the left", "put 4 or 2 and 3, 4 or (2 and 3), 5 xor 1 or 2",
    "02 06 06" },
  { "shifts are words", "put 1 shl 2+1, 128 shr 3", "08 10" },
  { "comparisons", "put 3#3, 3/#3, 2<3, 2>3", "01 00 01 00" },
  { "prefix operators", "put -1, !0 and 15, ~7, ~0, %&1234, /&1234", "FF 0F 00 01 34 12" },
  { "the low byte of a whole sum", "put %&10FF+1", "00" },
  { "choice", "put 1 => 7 ; 8, 0 => 7 ; 0 => 8 ; 9", "07 09" },
  { "builtins", "put \\most(3, 9, 4), \\size({abc}), \\known(none)", "09 03 00" },
  { "operand forms", "load =5\nload 5\nload &1234\nload 5@x\nload &1234@x\nload [5]\nload [5]@x",
    "A9 05 A5 05 AD 34 12 B5 05 BD 34 12 B2 05 B1 05" },
  { "register and symbol of one name are told apart by the form", "bump a\nbump 7", "1A E6 07" },
  { "octal and index sign", "load @17@x\nload @17+@1@x", "B5 0F B5 10" },
  { "labels anywhere, with operands on their line",
    "rest\n  :here rest\n:there\nput.w here, there\njump there", "EA EA 01 00 02 00 4C 02 00" },
  { "letter case counts", ":Name <- 1\n:name <- 2\nput Name, name", "01 02" },
  { "forward reference and branch", "hop on\nput &55\n:on hop on", "80 01 55 80 FE" },
  { "constant and variable", ":c <- 3\n:v <~ 1\nput c+v\n:v <~ v+1\n:v <+ 5\nput v", "04 07" },
  { "current address", "rest\nput.w $, $+1", "EA 01 00 02 00" },
  { "word names in operators stay names elsewhere", ":model <- 4\n:ford <- 5\nput model, ford",
    "04 05" },
  { "address, reservation, alignment, repetition",
    "at 4\nput 1\nroom 2\nput 2\npad 4, 9\nspread 3, &AA\nspread couple, 2, &1234",
    "01 FF FF 02 AA AA AA 34 12 34 12" },
  { "conditions", "when 0\nput 1\nelsewhen 1\nput 2\notherwise\nput 3\nnehw\nput 4", "02 04" },
  { "skipped text is not looked at", "when 0\nput ` \" ?\nwhen {\nnehw\nnehw\nput 4", "04" },
  { "loops", "repeat 2\nput 1\nagain\nrepeat i from 1 to 3\nput i\nagain", "01 01 01 02 03" },
  { "scopes and dotted names", ":sub box\n:deep <- 6\nput deep\nunbox\nput sub'deep", "06 06" },
  { "macro, reference, default", ":pair recipe p, q=9\nput ?p, ?<q>\nserved\npair 1, 2\npair 3",
    "01 02 03 09" },
  { "a label and the name of a call", ":twice recipe\nrest\nrest\nserved\n:at1 twice\nput at1",
    "EA EA 00" },
  { "assertion", "claim 1#1, {fine}\nput 1", "01" },
  { "encodings", "coding mirror\nsay {abz~}\ncoding few\nput {a}+1\ncoding straight\nsay {ab}",
    "FF 81 99 7E 02 61 62" },
  { "end", "put 1\nfinis\nput 2 ` nothing", "01" },
  { "cpu", "machine quill8\nload =1", "A9 01" },
}
for _, one in ipairs(good) do
  kit.gives(one[1], one[2] .. "\n", one[3], options)
end

-- All of it in one program.
local sources, bytes, pc_free = {}, {}, { ["address, reservation, alignment, repetition"] = true,
  ["labels anywhere, with operands on their line"] = true, ["current address"] = true,
  ["a label and the name of a call"] = true, ["end"] = true }
for i, one in ipairs(good) do
  if not pc_free[one[1]] then
    sources[#sources + 1] = (":box%d box\n%s\nunbox\n"):format(i, one[2])
    bytes[#bytes + 1] = one[3]
  end
end
kit.gives("all of it in one program", table.concat(sources), table.concat(bytes), options)

-- { what, source, code, line, column }
local bad = {
  { "encoding of another language", "coding petscii", "OF0417", 1 },
  { "encoding in another case", "coding Mirror", "OF0417", 1 },
  { "byte without a code", "coding few\nsay {b}", "OF0419", 2 },
  { "hex digit", "put &FG", "OF0105", 1 },
  { "octal digit", "rest\nput @18", "OF0105", 2 },
  { "binary digit", "put '12", "OF0105", 1 },
  { "decimal digit", "put 12a", "OF0105", 1 },
  { "too large a number", "put &1.0000.0000.0000.0000", "OF0106", 1 },
  { "hex sign of another language", "load =$12", "OF0502", 1 },
  { "unknown operator", "put 1 ^ 2", "OF0101", 1, 7 },
  { "unknown word operator", "put 1 plus 2", "OF0202", 1, 7 },
  { "comment sign of another language", "put 1 ` two", "OF0101", 1, 7 },
  { "a stray closing quote", "put 1 }", "OF0101", 1, 7 },
  { "string without end", "say {abc", "OF0103", 1 },
  { "no value", "put 1 +", "OF0201", 1 },
  { "open bracket", "put (1 + 2", "OF0203", 1 },
  { "half a choice", "put 1 => 2", "OF0204", 1 },
  { "division by zero", "put 1/0", "OF0205", 1 },
  { "undefined name", "put nowhere", "OF0301", 1 },
  { "case of a name", ":Name <- 1\nput name", "OF0301", 2 },
  { "second definition", ":n <- 1\n:n <- 2", "OF0302", 2 },
  { "value out of a field", "load =256", "OF0503", 1 },
  { "value out of a byte", "put 256", "OF0406", 1 },
  { "branch too far", "hop 300", "OF0505", 1 },
  { "no such form", "jump =5", "OF0502", 1 },
  { "no such indexed form", "bump 5@x", "OF0502", 1 },
  { "unknown instruction", "store 5", "OF0501", 1 },
  { "instruction in another case", "LOAD =5", "OF0501", 1 },
  { "directive with a dot is no directive", ".put 5", "OF0501", 1 },
  { "unknown builtin", "put \\least(1)", "OF0214", 1 },
  { "a colon without name", ": rest", "OF0107", 1, 1 },
  { "closed twice", "when 1\nnehw\nnehw", "OF0311", 3 },
  { "not closed", "rest\nwhen 1\nrest", "OF0312", 2 },
  { "claim", "claim 1#2, {no}", "OF0423", 1 },
  { "unknown cpu", "machine q6502", "OF0504", 1 },
}
for _, one in ipairs(bad) do
  kit.refuses("error: " .. one[1], one[2] .. "\n", one[3], one[4], options, one[5])
end

kit.done()
