---Intel HEX, records of up to 32 bytes.
---SPDX-License-Identifier: MIT
return {
  name = "hex",
  ext = "hex",
  kind = "image",
  describe = "Intel HEX",
  options = { go = { type = "integer", describe = "start address" } },
  write = function(image, opts)
    return image.run:hex(opts.go)
  end,
}
