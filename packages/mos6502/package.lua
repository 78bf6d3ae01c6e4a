-- package.lua - the mos6502 family: one language, its CPUs.
-- SPDX-License-Identifier: MIT
return {
  id = "mos6502",
  version = "1.0.0",
  base = "base",
  family = include "family.lua",
  cpus = {
    include "6502.lua", include "6502u.lua", include "65c02.lua", include "r65c02.lua",
    include "65sc02.lua", include "65816.lua",
  },
  probe = { text = "  lda ($12),y", bytes = "B1 12", cpu = "6502" },
}
