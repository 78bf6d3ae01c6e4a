-- r65c02.lua - the CMOS 6502 with the bit instructions: rmb0 to rmb7, smb0, bbr0, bbs0 and so on.
--
-- Opcodes and cycles: Rockwell, R65C02 data sheet; WDC, W65C02S data sheet, tables 5-1 and 6-4.
-- SPDX-License-Identifier: MIT
local instructions = {}
for bit = 0, 7 do
  for _, one in ipairs {
    { "rmb", 0x07, "e", "zp", "5" },
    { "smb", 0x87, "e", "zp", "5" },
    { "bbr", 0x0F, "e,e", "zp rel3", "5*+" },
    { "bbs", 0x8F, "e,e", "zp rel3", "5*+" },
  } do
    local opcode = ("%02X "):format(one[2] + 16 * bit)
    table.insert(instructions, { one[1] .. bit, one[3], opcode .. one[4], one[5] })
  end
end

return {
  name = "r65c02",
  like = include "65sc02.lua",
  operands = { "", "a", "#e", "e", "e,x", "e,y", "e,e", "(e)", "(e,x)", "(e),y" },
  fields = { rel3 = { bytes = 1, fit = "rel8", adjust = 3 } },
  instructions = instructions,
}
