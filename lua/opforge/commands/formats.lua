---`opforge formats [NAME]`: the registry of output formats and their options.
---SPDX-License-Identifier: MIT
local arguments = require "opforge.arguments"
local formats = require "opforge.format"

local M = {}

function M.main(args)
  if not args[2] then
    for _, name in ipairs(formats.names()) do
      local format = formats.get(name)
      io.write(("%-10s .%-6s %s\n"):format(name, format.ext, format.describe or ""))
    end
    return 0
  end
  local format = formats.get(args[2])
  if not format then
    arguments.refuse(args[2], "no such format")
  end
  io.write(("%s: %s, .%s\n"):format(format.name, format.describe or "", format.ext))
  local names = {}
  for name in pairs(format.options) do     -- sorted below
    names[#names + 1] = name
  end
  table.sort(names)
  for _, name in ipairs(names) do
    local row = format.options[name]
    local default = row.default ~= nil and (", default %s"):format(tostring(row.default)) or ""
    io.write(("  %-12s %s%s: %s\n"):format(name, row.type or "any", default, row.describe or ""))
  end
  return 0
end

return M
