---Raw binary: the bytes from the lowest to the highest address, or of a range; gaps are filled.
---SPDX-License-Identifier: MIT
return {
  name = "bin",
  ext = "bin",
  kind = "image",
  describe = "raw binary",
  options = {
    fill = { type = "integer", default = 0xFF, describe = "byte in gaps" },
    first = { type = "integer", describe = "first address" },
    last = { type = "integer", describe = "last address" },
  },
  write = function(image, opts)
    local low, high = image:extent()
    local first, last = opts.first or low or 0, opts.last or high or -1
    return image:flat(first, last, opts.fill)
  end,
}
