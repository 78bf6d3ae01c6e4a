-- 65sc02.lua - the CMOS 6502 that all makers have in common: without bit instructions, WAI and STP.
--
-- Opcodes and cycles: WDC, W65C02S data sheet, tables 5-1 and 6-4; GTE, G65SC02 data sheet. A row
-- stands for all rows of the 6502 with its mnemonic and operand form. One more cycle of ADC and SBC
-- in decimal mode is not told.
-- SPDX-License-Identifier: MIT
local instructions = {
  { "adc", "(e)",   "72 zp",  "5" },
  { "and", "(e)",   "32 zp",  "5" },

  { "asl", "e,x",   "16 zp",  "6" },
  { "asl", "e,x",   "1E abs", "6+" },

  { "bit", "#e",    "89 imm", "2" },
  { "bit", "e,x",   "34 zp",  "4" },
  { "bit", "e,x",   "3C abs", "4+" },

  { "bra", "e",     "80 rel", "3+" },
  { "cmp", "(e)",   "D2 zp",  "5" },

  { "dea", "",      "3A",     "2" },
  { "dec", "",      "3A",     "2" },
  { "dec", "a",     "3A",     "2" },
  { "eor", "(e)",   "52 zp",  "5" },
  { "ina", "",      "1A",     "2" },
  { "inc", "",      "1A",     "2" },
  { "inc", "a",     "1A",     "2" },

  { "jmp", "(e)",   "6C abs", "6" },
  { "jmp", "(e,x)", "7C abs", "6" },
  { "lda", "(e)",   "B2 zp",  "5" },

  { "lsr", "e,x",   "56 zp",  "6" },
  { "lsr", "e,x",   "5E abs", "6+" },

  { "ora", "(e)",   "12 zp",  "5" },
  { "phx", "",      "DA",     "3" },
  { "phy", "",      "5A",     "3" },
  { "plx", "",      "FA",     "4" },
  { "ply", "",      "7A",     "4" },

  { "rol", "e,x",   "36 zp",  "6" },
  { "rol", "e,x",   "3E abs", "6+" },

  { "ror", "e,x",   "76 zp",  "6" },
  { "ror", "e,x",   "7E abs", "6+" },

  { "sbc", "(e)",   "F2 zp",  "5" },
  { "sta", "(e)",   "92 zp",  "5" },

  { "stz", "e",     "64 zp",  "3" },
  { "stz", "e,x",   "74 zp",  "4" },
  { "stz", "e",     "9C abs", "4" },
  { "stz", "e,x",   "9E abs", "5" },

  { "trb", "e",     "14 zp",  "5" },
  { "trb", "e",     "1C abs", "6" },

  { "tsb", "e",     "04 zp",  "5" },
  { "tsb", "e",     "0C abs", "6" },
}

return { name = "65sc02", like = include "6502.lua", instructions = instructions }
