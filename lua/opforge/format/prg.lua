---PRG: load address, low byte first, then the raw image.
---SPDX-License-Identifier: MIT
return {
  name = "prg",
  ext = "prg",
  kind = "image",
  describe = "Commodore program: load address and raw image",
  options = {
    fill = { type = "integer", default = 0xFF, describe = "byte in gaps" },
    loadaddr = { type = "integer", describe = "load address, default the lowest address" },
  },
  write = function(image, opts)
    local low, high = image:extent()
    local load = opts.loadaddr or low or 0
    if load < 0 or load > 0xFFFF then
      return nil, { code = 907, args = { load } }
    end
    return image:flat(low or 0, high or -1, opts.fill, string.pack("<I2", load))
  end,
}
