---Misspelt closers: `.endmacr` is an unknown word, and what it was to close is open. That is one
---mistake, which is said where it stands: the core knows no spelling, so the rest is left out here.
---SPDX-License-Identifier: MIT
local catalog = require "opforge.catalog"
local near = require "opforge.diag.near"
local opcpu = require "opforge.opcpu"
local packages = require "opforge.packages"

local M = {}

local opens <const> = { OPENER = true, REGION = true, SCOPE = true }
local closes <const> = { CLOSER = true, LEAVE = true }

---Groups of constructs by the names of their openers, and of their closers, in the packages that
---a run can use.
local function groups(result)
  local operations = catalog.operations()
  local openers, closers = {}, {}
  local opts = { search_path = result.search_path, packages = result.packages }
  for _, package in ipairs(packages.all(opts) or {}) do
    for _, row in ipairs(opcpu.directives(package.bytes)) do
      local operation = operations[row.operation]
      if operation and opens[operation.role] then
        openers[row.name:lower()] = operation.group
      elseif operation and closes[operation.role] then
        closers[row.name:lower()] = operation.group
      end
    end
  end
  return openers, closers
end

---The opener that a message calls unclosed, and its line; nil for other messages.
local function unclosed(diag, raw)
  if diag.code == 312 then
    return raw.args[1], diag.line
  elseif diag.code == 310 then
    return raw.args[2], raw.args[3].value
  elseif diag.code == 714 then
    return raw.args[1], raw.args[2].value
  end
end

-- Lines that cannot stand in what is open: the first word may be meant to close it.
local stray <const> = { [401] = true, [426] = true, [427] = true, [433] = true }

---What the first word of a line that is wrong may be meant to be.
---@return string[] offers
local function meant(result, diag)
  local word = stray[diag.code] and (diag.expanded or diag.text or ""):sub(diag.col_start or 1,
    (diag.col_end or 1) - 1):match "^%.?([%w_]+)$"
  return word and near.offers(result, 401, { word }) or {}
end

---The innermost construct of a group that is open at a line: the place of its message.
local function find(list, raws, group, openers, unknown)
  local found, found_line
  for i, diag in ipairs(list) do
    local opener, line = unclosed(diag, raws[i])
    if opener and opener.text and openers[opener.text:lower()] == group
      and diag.file == unknown.file and line < unknown.line
      and (diag.code == 312 or diag.line > unknown.line)
      and not diag.is_excused and (not found or line > found_line) then
      found, found_line = i, line
    end
  end
  return found
end

---Marks the diagnostics that only follow from a misspelt closer: of the construct that it leaves
---open, and of its other expansions.
---@param list opforge.Diag[]
---@param raws table[]   the same ones of the core
---@return integer n     marked with is_excused
function M.excuse(result, list, raws)
  local openers, closers
  local n, places = 0, {}
  for _, diag in ipairs(list) do
    for _, offer in ipairs(meant(result, diag)) do
      if not openers then
        openers, closers = groups(result)
      end
      local group = closers[offer:match("%w+"):lower()]
      local place = ("%s:%d:%d"):format(diag.file, diag.line, diag.col_start)
      local found = group and not places[place] and find(list, raws, group, openers, diag)
      if found then
        list[found].is_excused, places[place], n = true, true, n + 1
        break
      elseif group and places[place] then
        diag.is_excused, n = true, n + 1
        break
      end
    end
  end
  return n
end

return M
