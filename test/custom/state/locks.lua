-- locks.lua - an invented CPU whose keys hold each other from the start and over two steps:
-- `first` 1 holds `second` at 1, which then holds `third` at 2.
--   put #e   10 and 1, 2 or 3 bytes, by third
-- SPDX-License-Identifier: MIT
local family = {
  name = "locks",
  registers = {},
  operands = { "", "#e" },
  fits = { { "u8", 0, 255 }, { "u16", 0, 65535 }, { "u24", 0, 0xFFFFFF } },
  state = {
    { "first",  0, 1, start = 1 },
    { "second", 0, 1, lock = "first", locks = 1, held = 1 },
    { "third",  0, 2, lock = "second", locks = 1, held = 2 },
  },
  fields = {
    i1 = { bytes = 1, fit = "u8", guard = false, when = { "third", 0 } },
    i2 = { bytes = 2, fit = "u16", guard = false, when = { "third", 1 } },
    i3 = { bytes = 3, fit = "u24", guard = false, when = { "third", 2 } },
  },
}

return {
  id = "locks",
  version = "0.1.0",
  base = include "../../../packages/base/language.lua",
  family = family,
  cpus = {
    { name = "locks", word = 2, order = "BIG", addrbits = 16,
      instructions = {
        { "put", "#e", "10 i1", "1" },
        { "put", "#e", "10 i2", "1" },
        { "put", "#e", "10 i3", "1" },
      } },
  },
  probe = { text = "  put #$1234 ; probe", bytes = "10 00 12 34", cpu = "locks" },
}
