---`opforge help [COMMAND | directives]`.
---SPDX-License-Identifier: MIT
local arguments = require "opforge.arguments"
local directives = require "opforge.directives"
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

---The directives, as text or as the reference page.
local function show_directives(is_markdown)
  local out = {}
  if is_markdown then
    out[1] = "<!-- Generated from the packages and src/asm/ops.def by `make docs`. -->\n"
      .. "# Directives\n\n`e` is an expression, `n` a number; what stands in `[ ]` may be left "
      .. "out. Spellings on one\nline mean the same.\n\n"
      .. "| Directive | Arguments | Meaning |\n|---|---|---|"
  else
    out[1] = "Directives. e is an expression, n a number; what stands in [ ] may be left out.\n"
  end
  for _, row in ipairs(directives.list()) do
    local names = table.concat(row.names, " ")
    if is_markdown then
      out[#out + 1] = ("| `%s` | %s | %s |"):format(names:gsub(" ", "` `"),
        row.args ~= "" and "`" .. row.args .. "`" or "", (row.meaning:gsub("|", "\\|")))
    else
      out[#out + 1] = ("  %-22s %-32s %s"):format(names, row.args, row.meaning):gsub("%s+$", "")
    end
  end
  io.write(table.concat(out, "\n"), "\n")
  return 0
end

function M.main(args)
  local name = args[2]
  if name == "directives" then
    return show_directives(args[3] == "--markdown")
  elseif name == "--markdown" then
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
  if row.has_more then
    io.write(require("opforge.commands." .. name).help())
  end
  return 0
end

return M
