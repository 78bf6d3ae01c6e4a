-- without.lua - builds the packages as if one row of the language had never been written.
-- Tests: make test-lists
-- SPDX-License-Identifier: MIT

package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path

local builder = require "opforge.builder"
local index = require "test.lists.index"
local tap = require "test.lib.tap"

local M = {}

---A copy of a list without the entries that drop holds for.
local function keep(list, drop)
  local out = {}
  for key, value in pairs(list) do        -- fields such as `set` and `fix`; order does not show
    if math.type(key) ~= "integer" then
      out[key] = value
    end
  end
  for _, value in ipairs(list) do
    if not drop(value) then
      out[#out + 1] = value
    end
  end
  return out
end

local function copy(list)
  return keep(list, function() return false end)
end

---The rows of a list whose words, as in "byte db", lose one; a row without words goes.
local function without_word(list, name)
  local out = {}
  for _, row in ipairs(list) do
    local words = {}
    for word in row[1]:gmatch("%S+") do
      words[#words + 1] = word ~= name and word or nil
    end
    if words[1] then
      row = copy(row)
      row[1] = table.concat(words, " ")
      out[#out + 1] = row
    end
  end
  return out
end

---Takes a row out of a sheet.
local function take_out(sheet, row)
  local function is_row(one)
    return one[1] == row.name
  end
  local field = row.kind == "directive" and "directives" or index.word_fields[row.kind]
  if field and sheet[field] then
    sheet[field] = without_word(sheet[field], row.name)
  elseif row.kind == "anonymous" and sheet.anonymous then
    sheet.anonymous = keep(sheet.anonymous, is_row)
  elseif (row.kind == "prefix" or row.kind == "infix") and sheet.precedence then
    sheet.precedence = copy(sheet.precedence)
    for i, level in ipairs(sheet.precedence) do
      sheet.precedence[i] = level.fix == row.kind and keep(level, is_row) or level
    end
  elseif row.kind == "assign" and sheet.operators then
    sheet.operators = copy(sheet.operators)
    for i, set in ipairs(sheet.operators) do
      sheet.operators[i] = keep(set, function(one)
        return one.assign and is_row(one)
      end)
    end
  end
end

---Writes packages without the row to a folder; without nil they are as always.
---@param row lists.Row?
---@param names string[]   folders of packages/
function M.build(row, names, folder)
  for _, name in ipairs(names) do
    local spec = index.spec(name)
    local whole = builder.build(spec)
    for _, sheet in ipairs(index.sheets(spec)) do
      if row then
        take_out(sheet, row)
      end
    end
    spec.probe = nil                       -- it may use the row
    local bytes = row and builder.build(spec) or whole
    assert(not row or bytes ~= whole, name .. " is the same without it")
    tap.write(("%s/%s.opcpu"):format(folder, name), bytes)
  end
end

return M
