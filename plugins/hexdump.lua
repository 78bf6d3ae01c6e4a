---Output format in user land: the image as a hex dump, 16 bytes a row.
---
---A script adds it with `of.format.register(dofile "plugins/hexdump.lua")`; from then on it stands
---beside the built-in formats.
---SPDX-License-Identifier: MIT
return {
  name = "hexdump",
  ext = "txt",
  kind = "image",
  describe = "hex dump, 16 bytes a row",
  options = {
    fill = { type = "integer", default = 0xFF, describe = "byte in gaps" },
  },
  ---@param image opforge.Image   read only
  ---@param opts { fill: integer }
  ---@return string bytes
  write = function(image, opts)
    local low, high = image:extent()
    if not low then
      return ""
    end
    local bytes, rows = tostring(image:flat(low, high, opts.fill, "")), {}
    for at = 1, #bytes, 16 do
      local row = bytes:sub(at, at + 15):gsub(".", function(c)
        return (" %02X"):format(c:byte())
      end)
      rows[#rows + 1] = ("%04X %s\n"):format(low + at - 1, row)
    end
    return table.concat(rows)
  end,
}
