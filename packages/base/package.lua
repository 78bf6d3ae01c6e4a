-- package.lua - the language without a processor: data, symbols, macros, no instructions.
-- SPDX-License-Identifier: MIT
return {
  id = "base",
  version = "1.0.0",
  base = "base",
  family = { name = "base" },
  cpus = {
    { name = "none", word = 2, order = "LITTLE", addrbits = 32, maxaddr = 0xFFFFFFFF },
  },
  probe = { text = "  .word $1234", bytes = "34 12", cpu = "none" },
}
