---`opforge help [COMMAND]`.
---SPDX-License-Identifier: MIT
local arguments = require "opforge.arguments"
local info = require "opforge.commands.info"
local options = require "opforge.options"

local M = {}

---The reference page of commands and options, for `make docs`.
local function markdown()
  local function cell(text)
    return (text:gsub("|", "\\|"))
  end
  local out = { "<!-- Generated from lua/opforge/options.lua by `make docs`. -->",
    "# Commands and options", "",
                "| Command | Arguments | Task |", "|---|---|---|" }
  for _, row in ipairs(options.commands) do
    out[#out + 1] = ("| `%s` | %s | %s%s |"):format(row[1], row[2] ~= "" and "`" .. cell(row[2])
      .. "`" or "",
      cell(row[3]), row.planned and " (planned)" or "")
  end
  for _, rows in ipairs(options.groups) do
    out[#out + 1] = (
      "\n## %s\n\n| Option | Short | Argument | Meaning |\n|---|---|---|---|"):format(rows.title)
    for _, row in ipairs(rows) do
      if not row.hidden then
        local value = row[3] and row[3]:sub(2)
        if value and row[3]:sub(1, 1) == "?" and value:sub(1, 1) ~= "[" then
          value = "[" .. value .. "]"
        end
        out[#out + 1] = ("| %s | %s | %s | %s%s%s |"):format(row[1] and "`--" .. row[1] .. "`"
          or "",
          row[2] and "`-" .. row[2] .. "`" or "", value and "`" .. cell(value) .. "`" or "",
            cell(row[5]),
          row.many and ", repeatable" or "", row.planned and " (planned)" or "")
      end
    end
  end
  return table.concat(out, "\n") .. "\n"
end

function M.main(args)
  local name = args[2]
  if name == "--markdown" then
    io.write(markdown())
    return 0
  end
  if not name then
    return info.help()
  end
  local row = options.command(name)
  if not row then
    arguments.refuse(name, "no such command")
  end
  io.write(("usage: opforge %s %s\n\n%s%s\n"):format(row[1], row[2], row[3],
    row.planned and " (planned)" or ""))
  return 0
end

return M
