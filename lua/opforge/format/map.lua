---The map file: regions, sections and, when asked for, symbols, each sorted by name without case.
---
---Regions and sections come from the result when it has them; a program without any gives the heads
---alone.
---SPDX-License-Identifier: MIT
local lazy = require "opforge.lazy"
local order = require "opforge.format.order"

local visible = lazy "opforge.diag.visible"

---Address digits: 4, 6 or 8, the least that hold it.
local function address(value)
  if not value then
    return "----"
  end
  return (value <= 0xFFFF and "%04X" or value <= 0xFFFFFF and "%06X" or "%08X"):format(value)
end

---Value digits: 4, 6, 8 or 16; negative ones as two's complement of that width.
local function number(value)
  for _, digits in ipairs { 4, 6, 8 } do
    local bits = 4 * digits
    if value >= -(1 << (bits - 1)) and value < 1 << bits then
      return ("%0" .. digits .. "X"):format(value & ((1 << bits) - 1))
    end
  end
  return ("%016X"):format(value)
end

local function symbol_rows(image, wanted)
  local list = {}
  for symbol in image:symbols() do
    if math.type(symbol.value) == "integer"
      and (wanted == "all" or symbol.visibility == "public") then
      list[#list + 1] = symbol
    end
  end
  return order.by_name(list)
end

---What the program is called, and its version; nil when it says neither.
local function program_line(metadata)
  if metadata.name or metadata.version then
    local shown = visible.line("Program " .. (metadata.name or "-") .. (metadata.version
      and " " .. metadata.version or ""))
    return shown .. "\n"
  end
end

return {
  name = "map",
  ext = "map",
  kind = "symbols",
  describe = "map of regions, sections and symbols",
  options = { symbols = { type = "string", default = "all", describe = "none, public or all" } },
  write = function(image, opts)
    local out = { program_line(image.result.metadata or {}) }
    out[#out + 1] = "Regions\nname start end used free align"
    for _, region in ipairs(order.by_name(image.result.regions or {})) do
      out[#out + 1] = ("%s %s %s %d %d %d"):format(region.name, address(region.first),
        address(region.last), region.used, region.free, region.align)
    end
    out[#out + 1] = "\nSections\nname base size kind region"
    for _, section in ipairs(order.by_name(image.result.sections or {})) do
      out[#out + 1] = ("%s %s %d %s %s"):format(section.name, address(section.base), section.size,
        section.kind, section.region or "-")
    end
    if opts.symbols ~= "none" then
      out[#out + 1] = "\nSymbols\nname value visibility"
      for _, symbol in ipairs(symbol_rows(image, opts.symbols)) do
        out[#out + 1] = ("%s %s %s"):format(symbol.name, number(symbol.value),
          symbol.visibility)
      end
    end
    return table.concat(out, "\n") .. "\n"
  end,
}
