-- 65c02.lua - the W65C02S: the CMOS 6502 with the bit instructions, WAI and STP.
--
-- Opcodes and cycles: WDC, W65C02S data sheet, tables 5-1 and 6-4.
-- SPDX-License-Identifier: MIT
return {
  name = "65c02",
  aliases = { "m65c02", "w65c02", "w65c02s" },
  like = include "r65c02.lua",
  instructions = {
    { "stp", "", "DB", "3" },
    { "wai", "", "CB", "3" },
  },
}
