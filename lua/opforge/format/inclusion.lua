---The inclusion report: procedures and units of modules, kept or dropped, sorted by name without
---case.
---
---What is kept is so by the nearest reference, which is followed from the lines that are always
---assembled; so the report never runs in a circle.
---SPDX-License-Identifier: MIT
local catalog = require "opforge.catalog"
local order = require "opforge.format.order"

---The directive that uses a module, as the source spells it.
local function directive(run)
  local operations = catalog.operations()
  for id = 0, #operations do
    if operations[id].name == "USE" then
      return "." .. run:op_name(id)
    end
  end
end

local function place(at)
  return ("%s:%d"):format(at.file or "-", at.line)
end

local function reason(by, run)
  local where = place(by)
  if by.why == "list" then
    return ("named by %s at %s"):format(directive(run), where)
  elseif by.why == "around" and by.name then
    return ("around %s at %s"):format(by.name, where)
  elseif by.name then
    return ("used by %s at %s"):format(by.name, where)
  end
  return "used at " .. where
end

return {
  name = "inclusion",
  ext = "inclusion",
  kind = "symbols",
  describe = "procedures and units, kept or dropped",
  write = function(image)
    local out = { "Units", "name kind place state reason" }
    for _, unit in ipairs(order.by_name(image.result:units())) do
      local row = ("%s %s %s "):format(unit.name, unit.kind, place(unit))
      out[#out + 1] = row .. (unit.by and "kept " .. reason(unit.by, image.run) or "dropped")
    end
    return table.concat(out, "\n") .. "\n"
  end,
}
