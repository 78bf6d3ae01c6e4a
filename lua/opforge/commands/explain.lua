---`opforge explain OFnnnn`: severity, message, cause and cure of a code; `--list [AREA]` prints
---the catalog.
---SPDX-License-Identifier: MIT
local arguments = require "opforge.arguments"
local catalog = require "opforge.catalog"

local M = {}

local function list(area)
  if area and not area:match "^%d%d?$" then
    arguments.refuse("--list", ("an area from 01 to 12 expected, found '%s'"):format(area))
  end
  for _, row in ipairs(catalog.diags()) do
    if not area or row.number // 100 == tonumber(area) then
      io.write(("OF%04d  %-7s  %s\n"):format(row.number, row.severity, row.message))
    end
  end
  return 0
end

function M.main(args)
  local name = args[2]
  if name == "--list" then
    return list(args[3])
  end
  local number = (name or ""):upper():match "^OF(%d%d%d%d)$"
  local row = number and catalog.diag(tonumber(number))
  if not row then
    arguments.refuse(name or "explain", "no such code; opforge explain --list shows all")
  end
  io.write(("OF%04d (%s%s)\n\n  message: %s\n  cause:   %s\n  cure:    %s\n"):format(row.number,
    row.severity,
    row.option ~= "" and ", -W " .. row.option or "", row.message, row.cause, row.cure))
  return 0
end

return M
