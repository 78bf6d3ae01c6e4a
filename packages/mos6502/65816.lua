-- 65816.lua - the W65C816S: 24 address bits, registers of 8 or 16 bits, a direct page that moves.
--
-- Opcodes, cycles and other names of instructions: WDC, W65C816S data sheet, tables 5-4, 5-5, 5-7
-- and section 7. Cycles are those of 8-bit registers in native mode; each `+` is one more that may
-- come: for a register of 16 bits, a direct page that starts within a page, a page crossed, native
-- mode.
--
-- Forms of an address follow the state: `dp` is the address of the direct page, `dbr` the bank of
-- data, `pbr` that of the program. `zp` counts from dp, `abs` from dbr, `code` from pbr.
-- SPDX-License-Identifier: MIT
local instructions = {}

local function add(names, ...)
  for name in names:gmatch("%l+") do
    for _, row in ipairs { ... } do
      table.insert(instructions, { name, row[1], row[2], row[3], effect = row.effect })
    end
  end
end

---An opcode counted from the one of its instruction, and what stands behind it.
local function code(first, offset, fields)
  return ("%02X %s"):format(first + offset, fields)
end

-- The accumulator and memory: the same columns for each instruction.
for _, one in ipairs { { "ora", 0x00 }, { "and", 0x20 }, { "eor", 0x40 }, { "adc", 0x60 },
                       { "lda", 0xA0 }, { "cmp cpa", 0xC0 }, { "sbc", 0xE0 } } do
  local names, first = one[1], one[2]
  add(names,
    { "(e,x)",   code(first, 0x01, "zp"),    "6++" },
    { "e,s",     code(first, 0x03, "stack"), "4+" },
    { "e",       code(first, 0x05, "zp"),    "3++" },
    { "[e]",     code(first, 0x07, "zp"),    "6++" },
    { "#e",      code(first, 0x09, "m8"),    "2" },
    { "#e",      code(first, 0x09, "m16"),   "3" },
    { "e",       code(first, 0x0D, "abs"),   "4+" },
    { "e",       code(first, 0x0F, "long"),  "5+" },
    { "(e),y",   code(first, 0x11, "zp"),    "5+++" },
    { "(e)",     code(first, 0x12, "zp"),    "5++" },
    { "(e,s),y", code(first, 0x13, "stack"), "7+" },
    { "e,x",     code(first, 0x15, "zp"),    "4++" },
    { "[e],y",   code(first, 0x17, "zp"),    "6++" },
    { "e,y",     code(first, 0x19, "abs"),   "4++" },
    { "e,x",     code(first, 0x1D, "abs"),   "4++" },
    { "e,x",     code(first, 0x1F, "long"),  "5+" })
end
add("sta",
  { "(e,x)",   "81 zp",    "6++" },
  { "e,s",     "83 stack", "4+" },
  { "e",       "85 zp",    "3++" },
  { "[e]",     "87 zp",    "6++" },
  { "e",       "8D abs",   "4+" },
  { "e",       "8F long",  "5+" },
  { "(e),y",   "91 zp",    "6++" },
  { "(e)",     "92 zp",    "5++" },
  { "(e,s),y", "93 stack", "7+" },
  { "e,x",     "95 zp",    "4++" },
  { "[e],y",   "97 zp",    "6++" },
  { "e,y",     "99 abs",   "5+" },
  { "e,x",     "9D abs",   "5+" },
  { "e,x",     "9F long",  "5+" })
add("stz",
  { "e",       "64 zp",    "3++" },
  { "e,x",     "74 zp",    "4++" },
  { "e",       "9C abs",   "4+" },
  { "e,x",     "9E abs",   "5+" })
add("bit",
  { "#e",      "89 m8",    "2" },
  { "#e",      "89 m16",   "3" },
  { "e",       "24 zp",    "3++" },
  { "e",       "2C abs",   "4+" },
  { "e,x",     "34 zp",    "4++" },
  { "e,x",     "3C abs",   "4++" })

-- Shifts and counts in memory.
for _, one in ipairs { { "asl", 0x00 }, { "rol", 0x20 }, { "lsr", 0x40 }, { "ror", 0x60 },
                       { "dec", 0xC0 }, { "inc", 0xE0 } } do
  add(one[1],
    { "e",   code(one[2], 0x06, "zp"),  "5+++" },
    { "e",   code(one[2], 0x0E, "abs"), "6++" },
    { "e,x", code(one[2], 0x16, "zp"),  "6+++" },
    { "e,x", code(one[2], 0x1E, "abs"), "7++" })
end
for _, one in ipairs { { "asl", "0A" }, { "rol", "2A" }, { "lsr", "4A" }, { "ror", "6A" },
                       { "dec", "3A" }, { "inc", "1A" } } do
  add(one[1], { "", one[2], "2" }, { "a", one[2], "2" })
end
add("dea", { "", "3A", "2" })
add("ina", { "", "1A", "2" })
add("trb", { "e", "14 zp", "5+++" }, { "e", "1C abs", "6++" })
add("tsb", { "e", "04 zp", "5+++" }, { "e", "0C abs", "6++" })

-- Index registers.
add("ldx",
  { "#e",  "A2 x8",  "2" },
  { "#e",  "A2 x16", "3" },
  { "e",   "A6 zp",  "3++" },
  { "e,y", "B6 zp",  "4++" },
  { "e",   "AE abs", "4+" },
  { "e,y", "BE abs", "4++" })
add("ldy",
  { "#e",  "A0 x8",  "2" },
  { "#e",  "A0 x16", "3" },
  { "e",   "A4 zp",  "3++" },
  { "e,x", "B4 zp",  "4++" },
  { "e",   "AC abs", "4+" },
  { "e,x", "BC abs", "4++" })
add("stx", { "e", "86 zp", "3++" }, { "e,y", "96 zp", "4++" }, { "e", "8E abs", "4+" })
add("sty", { "e", "84 zp", "3++" }, { "e,x", "94 zp", "4++" }, { "e", "8C abs", "4+" })
add("cpx",
  { "#e", "E0 x8", "2" }, { "#e", "E0 x16", "3" }, { "e", "E4 zp", "3++" }, { "e", "EC abs", "4+" })
add("cpy",
  { "#e", "C0 x8", "2" }, { "#e", "C0 x16", "3" }, { "e", "C4 zp", "3++" }, { "e", "CC abs", "4+" })

-- Branches, jumps and calls.
for _, one in ipairs { { "bpl", "10" }, { "bmi", "30" }, { "bvc", "50" }, { "bvs", "70" },
                       { "bcc blt", "90" }, { "bcs bge", "B0" }, { "bne", "D0" },
                       { "beq", "F0" } } do
  add(one[1], { "e", one[2] .. " rel", "2*+" })
end
add("bra", { "e", "80 rel", "3+" })
add("brl", { "e", "82 rel16", "4" })
add("jmp",
  { "e",     "4C code",   "3" },
  { "e",     "5C long",   "4" },
  { "(e)",   "6C vector", "5" },
  { "(e,x)", "7C code",   "6" },
  { "[e]",   "DC vector", "6" })
add("jml", { "e", "5C long", "4" }, { "[e]", "DC vector", "6" })
add("jsr", { "e", "20 code", "6" }, { "(e,x)", "FC code", "8" })
add("jsl", { "e", "22 long", "8" })
add("rts", { "", "60", "6" })
add("rtl", { "", "6B", "6" })
add("rti", { "", "40", "6+" })
add("brk", { "", "00", "7+" }, { "#e", "00 imm", "7+" })
add("cop", { "#e", "02 imm", "7+" })
add("wdm", { "#e", "42 imm", "2" })

-- The stack.
add("pea", { "e", "F4 effective", "5" }, { "#e", "F4 word", "5" })
add("pei", { "(e)", "D4 zp", "6+" })
add("per", { "e", "62 rel16", "6" })
for _, one in ipairs { { "php", "08", "3" }, { "phd", "0B", "4" }, { "pha", "48", "3+" },
                       { "phk", "4B", "3" }, { "phy", "5A", "3+" }, { "phb", "8B", "3" },
                       { "phx", "DA", "3+" }, { "plp", "28", "4" }, { "pla", "68", "4+" },
                       { "ply", "7A", "4+" }, { "plx", "FA", "4+" } } do
  add(one[1], { "", one[2], one[3] })
end
add("plb", { "", "AB", "4", effect = "FORGET dbr" })
add("pld", { "", "2B", "5", effect = "FORGET dp" })

-- Registers and flags. What REP clears becomes 16 bits wide.
add("rep", { "#e", "C2 imm", "3", effect = "SETIF op0 $20 m 0; SETIF op0 $10 x 0" })
add("sep", { "#e", "E2 imm", "3", effect = "SETIF op0 $20 m 1; SETIF op0 $10 x 1" })
add("tcd tad", { "", "5B", "2", effect = "FORGET dp" })
for _, one in ipairs { { "clc", "18" }, { "tcs tas", "1B" }, { "sec", "38" }, { "tsc tsa", "3B" },
                       { "cli", "58" }, { "sei", "78" }, { "tdc tda", "7B" }, { "dey", "88" },
                       { "txa", "8A" }, { "tya", "98" }, { "txs", "9A" }, { "txy", "9B" },
                       { "tay", "A8" }, { "tax", "AA" }, { "clv", "B8" }, { "tsx", "BA" },
                       { "tyx", "BB" }, { "iny", "C8" }, { "dex", "CA" }, { "cld", "D8" },
                       { "inx", "E8" }, { "nop", "EA" }, { "sed", "F8" }, { "xce", "FB" } } do
  add(one[1], { "", one[2], "2" })
end
add("wai", { "", "CB", "3" })
add("stp", { "", "DB", "3" })
add("xba swa", { "", "EB", "3" })

-- Blocks: from the bank named first to the one named behind, which comes first in the code.
add("mvn", { "e,e", "54 bank@1 bank@0", "7" }, { "#e,#e", "54 bank@1 bank@0", "7" })
add("mvp", { "e,e", "44 bank@1 bank@0", "7" }, { "#e,#e", "44 bank@1 bank@0", "7" })

return {
  name = "65816",
  aliases = { "65c816", "w65c816", "w65c816s" },
  word = 2,
  order = "LITTLE",
  addrbits = 24,

  -- Key, its values, what holds at the start. In emulation mode registers are 8 bits wide.
  state = {
    { "e",   0, 1,      rule = "AUTO" },
    { "m",   0, 1,      start = 1, lock = "e", locks = 1, held = 1 },
    { "x",   0, 1,      start = 1, lock = "e", locks = 1, held = 1 },
    { "dbr", 0, 0xFF,   rule = "AUTO", shift = 16 },
    { "pbr", 0, 0xFF,   rule = "HERE", shift = 16 },
    { "dp",  0, 0xFFFF, rule = "AUTO" },
  },
  directives = { -- presets tell them apart in messages
    { "as", "ASSUME", preset = 1, args = "a_short" },
    { "al", "ASSUME", preset = 2, args = "a_long" },
    { "xs", "ASSUME", preset = 3, args = "x_short" },
    { "xl", "ASSUME", preset = 4, args = "x_long" },
    { "databank dbank", "ASSUME", preset = 5, args = "data_bank" },
    { "dpage", "ASSUME", preset = 6, args = "direct_page" },
  },
  arguments = {
    a_short = "STATE m; LITERAL 1; DONE",
    a_long = "STATE m; LITERAL 0; DONE",
    x_short = "STATE x; LITERAL 1; DONE",
    x_long = "STATE x; LITERAL 0; DONE",
    data_bank = "STATE dbr\n" .. include "../base/words.lua".state_value,
    direct_page = "STATE dp\n" .. include "../base/words.lua".state_value,
  },

  -- Behind an operand, `d` asks for the direct page, `b` for the data bank, `k` for the program
  -- bank, `l` for all 24 bits.
  registers = { { "s", "d", "b", "k", "l" } },
  operand_suffixes = { "d", "b", "k", "l" },
  operands = {
    "", "a", "#e", "e", "e,x", "e,y", "e,s", "(e)", "(e,x)", "(e),y", "(e,s),y", "[e]", "[e],y",
    "e,e", "#e,#e",
    "e,d", "e,d,x", "e,d,y", "(e,d)", "(e,d,x)", "(e,d),y", "[e,d]", "[e,d],y",
    "e,b", "e,b,x", "e,b,y", "e,k", "(e,k,x)", "e,l", "e,l,x",
  },
  suffixes = { { ".b", 1 }, { ".w", 2 }, { ".l", 3 } },

  fits = {
    { "imm16", -32768, 65535 },
    { "long",  0, 0xFFFFFF },
    { "rel16", -32768, 32767 },
  },
  fields = {
    m8     = { bytes = 1, fit = "imm", guard = false, when = { "m", 1 } },
    m16    = { bytes = 2, fit = "imm16", guard = false, when = { "m", 0 } },
    x8     = { bytes = 1, fit = "imm", guard = false, when = { "x", 1 } },
    x16    = { bytes = 2, fit = "imm16", guard = false, when = { "x", 0 } },
    zp     = { bytes = 1, fit = "zp", width = 1, state = "dp", suffix = "d" },
    abs    = { bytes = 2, fit = "abs", width = 2, state = "dbr", suffix = "b" },
    code   = { bytes = 2, fit = "abs", width = 2, state = "pbr", suffix = "k" },
    long   = { bytes = 3, fit = "long", width = 3, suffix = "l" },
    vector = { bytes = 2, fit = "abs", width = 2 },         -- in bank 0, whatever the state
    effective = { bytes = 2, fit = "imm16", width = 2 },    -- pushed as it is
    stack  = { bytes = 1, fit = "zp" },
    bank   = { bytes = 1, fit = "zp" },
    word   = { bytes = 2, fit = "imm16" },
    rel16  = { bytes = 2, fit = "rel16", adjust = 3 },
  },
  instructions = instructions,
}
