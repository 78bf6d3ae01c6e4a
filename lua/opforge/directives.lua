---The directives that sources can use, from the built-in packages: for `opforge help directives`
---and the reference page.
---SPDX-License-Identifier: MIT
local catalog = require "opforge.catalog"
local opcpu = require "opforge.opcpu"
local packages = require "opforge.packages"

local M = {}

local opens = { OPENER = true, SCOPE = true, REGION = true }

---What the row of an operation says: its arguments and its meaning, with the preset of a directive.
local function describe(text, preset)
  local head, meaning = text:match "^(.-): (.*)$"
  head, meaning = head or text, meaning or ""
  local args, clause = head:match "^(.-), preset (.*)$"
  if clause then
    meaning = ("%s; %s: %d"):format(meaning, clause, preset)
  end
  return (args or head):gsub("[()]", ""), meaning
end

---What some CPUs refuse and others have stands with the latter.
local function keep_refused(entries)
  local has = {}
  for _, entry in ipairs(entries) do
    for name in pairs(entry.operation.name ~= "REFUSED" and entry.seen or {}) do
      has["." .. name] = true
    end
  end
  for _, entry in ipairs(entries) do
    for i = entry.operation.name == "REFUSED" and #entry.names or 0, 1, -1 do
      if has[entry.names[i]] then
        table.remove(entry.names, i)
      end
    end
  end
end

---@return { names: string[], args: string, meaning: string }[]   names with dots, sorted; the rows
---by their first name
function M.list()
  local operations = catalog.operations()
  local out, by_key, opener_of = {}, {}, {}
  for _, package in ipairs(packages.all {}) do
    for _, row in ipairs(opcpu.directives(package.bytes)) do
      local operation = operations[row.operation]
      local key = row.operation .. ":" .. row.preset
      local entry = by_key[key]
      if operation and not entry then
        local args, meaning = describe(operation.text, row.preset)
        entry = { names = {}, seen = {}, args = args, meaning = meaning, operation = operation }
        by_key[key] = entry
        out[#out + 1] = entry
      end
      if entry and not entry.seen[row.name] then
        entry.seen[row.name] = true
        -- A name that ends with the joiner stands for all that start so.
        entry.names[#entry.names + 1] = "." .. row.name .. (row.name:find "%p$" and "NAME" or "")
      end
    end
  end
  keep_refused(out)
  for _, entry in ipairs(out) do
    table.sort(entry.names)
    local group = entry.operation.group
    if opens[entry.operation.role] then
      opener_of[group] = opener_of[group] or {}
      table.insert(opener_of[group], entry.names[1])
    end
  end
  table.sort(out, function(a, b) return a.names[1] < b.names[1] end)
  for _, entry in ipairs(out) do
    local openers = opener_of[entry.operation.group]
    if entry.meaning == "" and openers then
      table.sort(openers)
      entry.meaning = (entry.operation.role == "PART" and "part of " or "end of ")
        .. table.concat(openers, ", ")
    end
  end
  return out
end

return M
