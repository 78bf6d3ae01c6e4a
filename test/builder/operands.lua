-- operands.lua - operand patterns, encodings and what owners override.
-- SPDX-License-Identifier: MIT
package.path = "test/builder/?.lua;" .. package.path
local tap = require "tap"
local builder = require "opforge.builder"
local encoding = require "opforge.builder.encoding"
local operands = require "opforge.builder.operands"

local function context()
  return { operators = { "#", "(", ")", ",", "[", "]", "{", "}", "-", "+" },
           separators = { [","] = true }, roles = { ["("] = "OPEN", [")"] = "CLOSE" },
           starts = { ["("] = true, ["-"] = true, ["+"] = true },
           registers = { a = 0, x = 0, y = 1 }, classes = { a = { "a" }, x = { "x" }, y = { "y" },
                                                            r = { "x", "y" } },
           single = { a = true, x = true, y = true }, expr_word = "e",
           lists = { rl = { class = "r", separator = ",", range = "-" } } }
end
local function compile(...)
  return operands.compile({ ... }, context())
end

tap.ok(not compile("#e", "e"):find("TRY", 1, true), "no checkpoint where no expression can start")
tap.ok(compile("(e)", "e"):find("TRY", 1, true),
       "a checkpoint before a bracket that an expression may start with")
tap.ok(compile("(e)", "e"):find("COMMIT", 1, true),
       "what is enclosed as a whole is the bracket form")
tap.ok(compile("a", "e"):find("TRY", 1, true), "a register may be a symbol too")
tap.ok(not compile("a", "#e"):find("TRY", 1, true), "no checkpoint for a register alone")
tap.ok(compile("{rl}"):find("REGRANGE r", 1, true), "register lists")
tap.ok(compile("e", "e,x"):find("EXPR\n  ENDS 0 'e'\n", 1, true),
       "the end is asked for before what may follow")
tap.ok(compile("e", "e,x", "e,e"):find("ENDS 1 'e,x'\n  TRY", 1, true),
       "the last token of a pattern needs no checkpoint")
tap.ok(not compile("e"):find("ENDS", 1, true), "nothing may follow: nothing is asked")
tap.is(select(2, compile("r,#e", "r,r", "r"):gsub("REG r\n", "")), 2,
       "patterns that begin alike share code")
tap.is(table.concat(operands.operands_of("r,[x+e]", context()), " "), "class expr",
       "literals make no operand")
tap.fails("unknown word", "an unknown word is named", compile, "q")
tap.fails("stands twice", "a pattern stands once", compile, "e", "e")
tap.fails("no operator", "an unknown operator is named", compile, "<e")

local fields = { imm = { bytes = 1, fit = "imm" }, rel = { bytes = 1, fit = "r8", adjust = 2 },
                 d = { fit = "reg" }, s = { fit = "reg" }, j = { fit = "s8", relative = true } }
local function form(text)
  local one = encoding.compile(text, { fields = fields }, function(what) error(what, 0) end)
  return one.form, one.size
end
tap.is(form("A9 imm"), "BYTEVAL $A9 op0 1 imm; END", "a byte and a value are fused")
tap.is(form("D0 rel"), "BYTE $D0; REL op0 1 2 r8; END", "displacements")
tap.is(form("ED 43 imm"), "BYTE $ED; BYTEVAL $43 op0 1 imm; END", "prefix bytes")
tap.is(form("%0001ddd00000000s"), "ACC $1000; FIELD op0 9 3 reg; FIELD op1 0 1 reg; PUT 2; END",
       "bit fields")
tap.is(form("%0101jjjj"), "ACC $50; RELFIELD op0 0 4 s8; PUT 1; END", "relative bit fields")
tap.is(form("10 imm@1 imm@0"), "BYTEVAL $10 op1 1 imm; VAL op0 1 imm; END", "operands by number")
tap.is(select(2, form("ED 43 imm imm")), 4, "size")
tap.fails("one piece", "a field stands in one piece", form, "%0d0d0000")
tap.fails("unknown field", "an unknown field is named", form, "A9 nope")

local function rows(...)
  return encoding.groups("CPU c", { ... }, { fields = fields, suffixes = {}, shapes = { e = 1 } })
end
tap.is(#rows({ "foo", "e", "A9 imm", "2" }, { "bar", "e", "AA imm" }), 2, "rows of instructions")
tap.fails("CPU c row 1 (foo e): the encoding is missing", "a row has an encoding", rows,
  { "foo", "e" })
tap.fails("CPU c row 2 (foo nil): a mnemonic and an operand pattern are expected",
  "a row has a pattern", rows, { "bar", "e", "00 imm" }, { "foo" })
tap.fails("unknown key when", "an unknown key of a row is named", rows,
  { "foo", "e", "A9 imm", when = { "m", 1 } })
tap.fails("two candidates take the same", "a row that no operand can reach", rows,
  { "foo", "e", "A9 imm" }, { "foo", "e", "A2 imm" })

local spec = builder.load_spec("packages/mos6502/package.lua")
spec.cpus = { spec.cpus[1] }                     -- the 6502 alone
local mos = builder.decode(builder.build(spec))
local by_key = {}
for _, row in ipairs(mos.MSEL) do
  by_key[row.mnem .. " " .. row.shape] = row
end
local function candidate(key, n)
  local row = by_key[key]
  return row and mos.TABL[row.first + n]
end
tap.is(by_key["lda e"].count, 2, "zero page and absolute are candidates of one shape")
tap.is(candidate("lda e", 1).guard, "GUARD op0 zp; END", "the short candidate is guarded")
tap.is(candidate("lda e", 2).guard, nil, "the last candidate takes what is left")
tap.is(candidate("lda.w e", 1).form, "BYTEVAL $AD op0 2 abs; END",
       "a suffix keeps the forms of its width")
tap.is(by_key["lda.b e"].count, 1, "a suffix leaves one candidate")
tap.is(by_key["lda.b #e"], nil, "immediates have no suffix")
tap.is(candidate("bne e", 1).taken, 1, "cycles of a taken branch")
tap.is(candidate("lda (e),y", 1).cross, 1, "cycles of a crossed page")
tap.ok(by_key["asl a"] and by_key["asl "], "accumulator, written or not")
local documented = 0
for _, row in ipairs(mos.MSEL) do
  if not row.mnem:find(".", 1, true) then
    documented = documented + row.count
  end
end
tap.is(documented, 151 + 4 + 1, "151 instructions, four forms without `a`, brk with a signature")

local toy = builder.decode(builder.build(builder.load_spec("test/builder/toy/package.lua")))
local count = {}
for _, tag in ipairs { "TOKS", "TKVM", "PRVM", "XOPS", "DIRS", "TRTS", "REGS", "EXPR" } do
  for _, row in ipairs(toy[tag]) do
    if row.owner == "DIALECT plain" then
      count[tag] = (count[tag] or 0) + 1
    end
  end
end
tap.is(count.TOKS, 1, "a dialect with other classes has its own lexical policy")
tap.is(count.TRTS, 1, "a dialect has only the traits that differ")
tap.is(count.REGS, nil, "a dialect has no registers of its own here")
tap.is(count.XOPS, 3, "a dialect with its own operators has its own precedence")
tap.is(count.DIRS, 2 + #(function()
  local own = {}
  for _, row in ipairs(toy.DIRS) do
    if row.owner == "DIALECT plain" and row.name ~= "dc" and row.name ~= "db" then
      own[#own + 1] = row
    end
  end
  return own
end)(), "a dialect has its own directives")
tap.done()
