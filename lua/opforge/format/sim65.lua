---Program for the simulator of the cc65 tools: a header of 12 bytes, then the raw image.
---
---Header version 2: "sim65", version, CPU (0: 6502, 1: 65C02), zero-page address of the C stack
---pointer,
---load address, reset address, both low byte first. The simulator puts its parameter stack pointer
---at that
---zero-page address; calls to $FFF0 and above are its system calls.
---SPDX-License-Identifier: MIT
return {
  name = "sim65",
  ext = "sim65",
  kind = "image",
  describe = "program for sim65",
  options = {
    cpu = { type = "integer", default = 0, describe = "0 for 6502, 1 for 65C02" },
    sp = { type = "integer", default = 0, describe = "zero-page address of the C stack pointer" },
    start = { type = "integer",
      describe = "reset address, default symbol `start` or the lowest address" },
  },
  write = function(image, opts)
    local low, high = image:extent()
    low = low or 0
    local start = opts.start
    if not start then
      local symbol = image:symbol "start" or image:symbol "main"
      start = symbol and math.type(symbol.value) == "integer" and symbol.value or low
    end
    if low > 0xFFFF then
      return nil, { code = 907, args = { low } }
    end
    local sp = image:symbol "sp"
    local head = "sim65" .. string.pack("<I1I1I1I2I2", 2, opts.cpu,
      sp and math.type(sp.value) == "integer" and sp.value & 0xFF or opts.sp, low, start & 0xFFFF)
    return image:flat(low, high or low - 1, 0, head)
  end,
}
