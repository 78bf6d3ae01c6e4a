---Motorola S-records of up to 32 bytes.
---SPDX-License-Identifier: MIT
return {
  name = "srec",
  ext = "srec",
  kind = "image",
  describe = "Motorola S-record",
  options = { go = { type = "integer", describe = "start address" } },
  write = function(image, opts)
    return image.run:srec(opts.go)
  end,
}
