---Symbol files: plain, for the VICE monitor, for ctags, as JSON.
---SPDX-License-Identifier: MIT
local visible = require "opforge.diag.visible"

---Symbols by name without case; those without an integer value only when asked for.
local function sorted(image, all)
  local rows = {}
  for symbol in image:symbols() do
    if all or math.type(symbol.value) == "integer" then
      symbol.key = symbol.name:upper()
      symbol.place = #rows
      rows[#rows + 1] = symbol
    end
  end
  table.sort(rows, function(a, b)
    if a.key ~= b.key then
      return a.key < b.key
    end
    return a.place < b.place
  end)
  return rows
end

local styles = {}

function styles.ctags(image)
  local out = {}
  for i, symbol in ipairs(sorted(image, true)) do
    out[i] = ("%s\t%s\t%d;\"\n"):format(symbol.name, symbol.file or "", symbol.line)
  end
  return table.concat(out)
end

function styles.json(image)
  local out = {}
  for i, symbol in ipairs(sorted(image, false)) do
    out[i] = ('{"name":%s,"value":%d,"address":%s,"kind":%s,"visibility":"%s",'
      .. '"file":%s,"line":%d}'):format(
      visible.json(symbol.name), symbol.value, tostring(symbol.is_address),
      visible.json(symbol.kind), symbol.visibility, visible.json(symbol.file or ""), symbol.line)
  end
  return '{"version":1,"labels":[' .. table.concat(out, ",\n") .. "]}\n"
end

return {
  name = "labels",
  ext = "lab",
  kind = "symbols",
  describe = "symbols and their values",
  options = { style = { type = "string", default = "plain",
    describe = "plain, vice, ctags or json" } },
  write = function(image, opts)
    local style = styles[opts.style]
    if style then
      return style(image)
    end
    return image.run:symbol_rows(opts.style)
  end,
}
