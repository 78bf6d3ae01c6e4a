---`opforge explain OFnnnn`: severity, message, cause, cure and sample of a code; `--list [AREA]`
---prints the catalog.
---SPDX-License-Identifier: MIT
local arguments = require "opforge.arguments"
local catalog = require "opforge.catalog"
local samples = require "opforge.diag.samples"
local visible = require "opforge.diag.visible"

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

---The sample of a code as lines, with the command that assembles it where options matter.
local function sample_text(sample)
  if not sample then
    return ""
  elseif type(sample) == "string" then
    sample = { sample }
  end
  local out = { "\n  sample:\n" }
  if sample.command then
    out[#out + 1] = "    opforge " .. sample.command .. "\n"
  elseif sample[2] then
    out[#out + 1] = "    opforge sample.asm " .. sample[2] .. "\n\n"
  end
  for line in (sample[1] and sample[1] .. "\n" or ""):gmatch "(.-)\n" do
    out[#out + 1] = ("    %s\n"):format((visible.line(line)))
  end
  return table.concat(out)
end

function M.main(args)
  local name = args[2]
  if name == "--list" then
    return list(args[3])
  end
  if not name then
    arguments.refuse("explain", "a code expected; opforge explain --list shows all")
  end
  local number = name:upper():match "^OF(%d%d%d%d)$" or name:match "^%d%d%d%d$"
  local row = number and catalog.diag(tonumber(number))
  if not row then
    arguments.refuse(name, "no such code; opforge explain --list shows all")
  end
  io.write(("OF%04d (%s%s)\n\n  message: %s\n  cause:   %s\n  cure:    %s\n"):format(row.number,
    row.severity,
    row.option ~= "" and ", -W " .. row.option or "", row.message, row.cause, row.cure))
  io.write(sample_text(samples[row.number]))
  return 0
end

return M
