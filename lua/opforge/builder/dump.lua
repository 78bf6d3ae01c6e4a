---Readable text of a package, and back.
---
---The text is a Lua data file: chunks of rows, programs disassembled, names instead of numbers.
---Building from it gives the same bytes, and an edit in it is an edit of the package.
---SPDX-License-Identifier: MIT
local schema = require "opforge.builder.schema"

local M = {}

local function quote(text)
  return '"' .. text:gsub('[%c"\\\127-\255]', function(c)
    return (c == '"' or c == "\\") and "\\" .. c or ("\\x%02X"):format(c:byte())
  end) .. '"'
end

local function long(text)
  local level = ""
  while text:find("]" .. level .. "]", 1, true) do
    level = level .. "="
  end
  return "[" .. level .. "[\n" .. text .. "\n]" .. level .. "]"
end

local function value_text(column, value)
  if column.of == "CLASSMAP" then
    local lines = {}
    for i, one in ipairs(value) do
      lines[i] = ("    { %s, %s },\n"):format(type(one[1]) == "string" and quote(one[1]) or one[1],
                                             quote(one[2]))
    end
    return "{\n" .. table.concat(lines) .. "  }"
  elseif column.type == "CODE" and value:find("\n", 1, true) then
    return long(value)
  elseif math.type(value) == "integer" then
    if column.type == "U32" and value > 9 then
      return ("0x%X"):format(value)
    end
    return ("%d"):format(value)
  end
  return quote(value)
end

---A column that holds what an absent one means is left out.
local function is_default(column, value)
  if value == nil or value == "" and column.type ~= "REF" and column.name ~= "name" then
    return true
  end
  if column.type == "ENUM" and schema.enums[column.of].number[value] == 0 and value == "NONE" then
    return true
  end
  return value == 0 and column.type ~= "REF" and column.type ~= "OREF" and column.type ~= "DIRID"
end

local function row_text(chunk, row)
  local parts, is_long = {}, false
  for _, column in ipairs(chunk.columns) do
    local value = row[column.name]
    if not is_default(column, value) then
      local text = value_text(column, value)
      is_long = is_long or text:find("\n", 1, true)
      parts[#parts + 1] = column.name .. " = " .. text
    end
  end
  if is_long then
    return "{\n  " .. table.concat(parts, ",\n  ") .. " }"
  end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

---Whether MNEM is what the builder would make from MSEL.
local function is_derived(model)
  local wanted, count, last = {}, 0, nil
  for _, row in ipairs(model.MSEL or {}) do
    if not wanted[row.mnem] then
      wanted[row.mnem] = true
      count = count + 1
    end
  end
  for _, row in ipairs(model.MNEM or {}) do
    if not wanted[row.name] or last and last >= row.name then
      return false
    end
    last, count = row.name, count - 1
  end
  return count == 0
end

---@param model table
---@param only string?   tag of the one chunk to show
---@return string text
function M.text(model, only)
  if only and not schema.chunks[only] then
    error("no chunk " .. only, 0)
  end
  local out = { "-- A package in readable form: build from it to get the same file.\n",
                "return { opforge_package = 1,\n" }
  for _, chunk in ipairs(schema.chunk_list) do
    local rows = model[chunk.tag]
    local derived = chunk.tag == "MNEM" and not only and is_derived(model)
    if rows and not derived and (not only or only == chunk.tag) then
      out[#out + 1] = ("\n-- %s\n%s = {\n"):format(chunk.text, chunk.tag)
      for i, row in ipairs(rows) do
        local mark = chunk.tag == "TABL" and (" -- %d"):format(i - 1) or ""
        out[#out + 1] = row_text(chunk, row) .. "," .. mark .. "\n"
      end
      out[#out + 1] = "},\n"
    end
  end
  out[#out + 1] = "}\n"
  return table.concat(out)
end

---Reads a dump.
---@param text string
---@param name string?   for messages
---@return table model
function M.model(text, name)
  local chunk, why = load(text, "=" .. (name or "dump"), "t", {})
  if not chunk then
    error(why, 0)
  end
  local model = chunk()
  if type(model) ~= "table" or model.opforge_package ~= 1 then
    error((name or "dump") .. ": not a package dump of version 1", 0)
  end
  model.opforge_package = nil
  return model
end

return M
