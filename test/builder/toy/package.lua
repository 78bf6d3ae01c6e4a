-- package.lua - an invented big-endian 16-bit CPU and an invented dialect, to test that specs
-- suffice.
-- SPDX-License-Identifier: MIT
local family = {
  name = "toy",
  registers = {
    { class = "r", { "r0", 0 }, { "r1", 1 }, { "r2", 2 }, { "r3", 3 }, { "sp", 7 } },
    { "sp" },
  },
  lists = { rl = { class = "r", separator = ",", range = "-" } },
  operands = { "", "r,r", "r,#e", "r,[r]", "r,[r+e]", "e", "{rl}", "sp,e", "r" },
  fits = { { "reg", 0, 7 }, { "u4", 0, 15 }, { "s8", -128, 127 }, { "u8", -128, 255 },
           { "mask", 0, 255 },
           { "u16", 0, 65535 } },
  fields = {
    d = { fit = "reg" }, s = { fit = "reg" }, i = { fit = "u8" }, k = { fit = "u4" },
    j = { fit = "s8", relative = true }, m = { fit = "mask" }, w = { bytes = 2, fit = "u16" },
  },
  dialects = {
    { name = "opforge" },
    include "dialect.lua",
  },
}

return {
  id = "toy",
  version = "0.1.0",
  base = include "../../../packages/base/language.lua",
  family = family,
  cpus = {
    { name = "toy16", word = 2, order = "BIG", addrbits = 16, dialect = "plain",
      instructions = {
        { "mov",  "r,r",     "%00010ddd00000sss" },
        { "mov",  "r,#e",    "%00100dddiiiiiiii", "2" },
        { "ld",   "r,[r]",   "%00110ddd00000sss", "3" },
        { "ld",   "r,[r+e]", "%01000dddkkkk0sss" },
        { "br",   "e",       "%01010000jjjjjjjj", "2*" },
        { "brl",  "e",       "51 00 w", "3" },
        { "push", "{rl}",    "%01100000mmmmmmmm" },
        { "add",  "sp,e",    "%01110000iiiiiiii" },
        { "nop",  "",        "00 00", "1" },
      } },
    { name = "toyl", word = 2, order = "LITTLE", addrbits = 16, dialect = "opforge",
      instructions = { { "nop", "", "01 00" }, { "jp", "e", "C3 w" } } },
  },
}
