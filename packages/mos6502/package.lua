-- package.lua - the mos6502 family: one language, its CPUs.
-- SPDX-License-Identifier: MIT
return {
  id = "mos6502",
  version = "1.0.0",
  base = "base",
  family = include "family.lua",
  cpus = { include "6502.lua" },
  probe = { text = "  lda ($12),y", bytes = "B1 12", cpu = "6502" },
}
