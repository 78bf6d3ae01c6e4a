-- touches.lua - reads the tables of docs/architecture.md that say what a new thing touches.
-- SPDX-License-Identifier: MIT

local tap = require "test.lib.tap"

local M = {}

---Names in backticks that are files, in their order.
local function files_of(cell)
  local out = {}
  for name in cell:gmatch("`([^`]+)`") do
    if name:find("^[%w_%./]+%.%l+$") then
      out[#out + 1] = name
    end
  end
  return out
end

---Rows of one table of the section "What a new thing touches": always by what is new, then what may
---be added.
---@param title string     head of its first column
---@return table<string, { always: string[], maybe: string[] }>
function M.read(title)
  local text = assert(tap.read("docs/architecture.md"))
  local section = assert(text:match("\n## What a new thing touches\n(.*)$"))
  local rows, is_inside = {}, false
  for line in section:gmatch("([^\n]*)\n") do
    local cells = {}
    for cell in line:gmatch("|%s*([^|]*)%f[|]") do
      cells[#cells + 1] = cell:gsub("%s+$", "")
    end
    is_inside = cells[1] == title or is_inside and #cells > 0
    if is_inside and #cells == 3 and cells[1] ~= title then
      rows[cells[1]] = { always = files_of(cells[2]), maybe = files_of(cells[3]) }
    end
  end
  return rows
end

---Whether the files touched are those of a row: all that it always touches, and no others than
---what it may touch.
---@param row table?
---@param touched string[]
---@return boolean, string note
function M.fits(row, touched)
  if not row then
    return false, "no row of the table"
  end
  local allowed, is_touched = {}, {}
  for _, list in ipairs { row.always, row.maybe } do
    for _, name in ipairs(list) do
      allowed[name] = true
    end
  end
  for _, name in ipairs(touched) do
    is_touched[name] = true
    if not allowed[name] then
      return false, name .. " is touched and does not stand in the table"
    end
  end
  for _, name in ipairs(row.always) do
    if not is_touched[name] then
      return false, name .. " stands in the table and is not touched"
    end
  end
  return true, ""
end

return M
