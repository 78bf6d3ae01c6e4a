-- 6502u.lua - the NMOS 6502 with its undocumented instructions.
--
-- Opcodes and cycles: "No More Secrets - NMOS 6510 Unintended Opcodes". Behind the first name of an
-- instruction stand others in use for it. Where several opcodes do the same, one is made: $0B for
-- anc, $02 for jam, $E9 for sbc, and $EA $80 $04 $14 $0C $1C for nop.
-- SPDX-License-Identifier: MIT
local like = include "6502.lua"

local instructions = {}

local function add(names, ...)
  for name in names:gmatch("%l+") do
    for _, row in ipairs { ... } do
      table.insert(instructions, { name, row[1], row[2], row[3] })
    end
  end
end

-- Shift or count in memory, then an operation with the accumulator: seven forms in the column that
-- its (e,x) form starts.
for _, one in ipairs { { "slo", 0x03 }, { "rla", 0x23 }, { "sre", 0x43 }, { "rra", 0x63 },
                       { "dcp dcm", 0xC3 }, { "isc isb ins", 0xE3 } } do
  local function code(offset, field)
    return ("%02X %s"):format(one[2] + offset, field)
  end
  add(one[1],
    { "(e,x)", code(0x00, "zp"),  "8" },
    { "e",     code(0x04, "zp"),  "5" },
    { "e",     code(0x0C, "abs"), "6" },
    { "(e),y", code(0x10, "zp"),  "8" },
    { "e,x",   code(0x14, "zp"),  "6" },
    { "e,y",   code(0x18, "abs"), "7" },
    { "e,x",   code(0x1C, "abs"), "7" })
end

add("sax",
  { "e",     "87 zp",  "3" },
  { "e,y",   "97 zp",  "4" },
  { "e",     "8F abs", "4" },
  { "(e,x)", "83 zp",  "6" })

add("lax",
  { "#e",    "AB imm", "2" },
  { "e",     "A7 zp",  "3" },
  { "e,y",   "B7 zp",  "4" },
  { "e",     "AF abs", "4" },
  { "e,y",   "BF abs", "4+" },
  { "(e,x)", "A3 zp",  "6" },
  { "(e),y", "B3 zp",  "5+" })
add("lxa", { "#e", "AB imm", "2" })

add("anc", { "#e", "0B imm", "2" })
add("alr asr", { "#e", "4B imm", "2" })
add("arr", { "#e", "6B imm", "2" })
add("ane xaa", { "#e", "8B imm", "2" })
add("sbx axs", { "#e", "CB imm", "2" })

add("sha ahx",
  { "e,y",   "9F abs", "5" },
  { "(e),y", "93 zp",  "6" })
add("shx", { "e,y", "9E abs", "5" })
add("shy", { "e,x", "9C abs", "5" })
add("tas shs", { "e,y", "9B abs", "5" })
add("las lae lds", { "e,y", "BB abs", "4+" })

add("nop",
  { "#e",  "80 imm", "2" },
  { "e",   "04 zp",  "3" },
  { "e,x", "14 zp",  "4" },
  { "e",   "0C abs", "4" },
  { "e,x", "1C abs", "4+" })
add("jam kil hlt", { "", "02" })

return { name = "6502u", like = like, instructions = instructions }
