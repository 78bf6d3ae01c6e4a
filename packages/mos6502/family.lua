-- family.lua - what all CPUs of the mos6502 family share: registers, operand forms, operand fields.
-- SPDX-License-Identifier: MIT
return {
  name = "mos6502",

  -- Registers that operand patterns name; each stands for itself and makes no operand.
  registers = {
    { "a", "x", "y" },
  },

  -- Operand forms, as messages write them. `e` is an expression.
  operands = { "", "a", "#e", "e", "e,x", "e,y", "(e)", "(e,x)", "(e),y" },

  fits = {
    { "imm",  -128, 255 },
    { "zp",   0, 255 },
    { "abs",  0, 65535 },
    { "rel8", -128, 127 },
  },

  -- Fields of encodings. `width` is what a mnemonic's suffix can ask for.
  fields = {
    imm = { bytes = 1, fit = "imm" },
    zp  = { bytes = 1, fit = "zp", width = 1 },
    abs = { bytes = 2, fit = "abs", width = 2 },
    rel = { bytes = 1, fit = "rel8", adjust = 2 },
  },
  suffixes = { { ".b", 1 }, { ".w", 2 }, { ".l", 3 } },
}
