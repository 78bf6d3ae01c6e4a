---Names of package rows, both ways: what programs and REF columns call a row, and which row a name
---means.
---
---A row is called by its name where that is unique in its chunk, else by its number. Operators are
---called by their quoted spelling, with the set number in front unless it is 0; diagnostics by
---code, place and argument.
---SPDX-License-Identifier: MIT
local schema = require "opforge.builder.schema"

local M = {}
M.__index = M

---Quotes bytes for program text: `'...'`, with `\` before quotes and `\xHH` for what does not
---print.
function M.quote(text)
  return "'" .. text:gsub("[%c\127-\255'\\]", function(c)
    if c == "'" or c == "\\" then
      return "\\" .. c
    end
    return ("\\x%02X"):format(c:byte())
  end) .. "'"
end

---Undoes `quote`, from the opening quote at `pos` on.
---@return string? text, integer? next
function M.unquote(word, pos)
  local parts = {}
  pos = pos + 1
  while true do
    local c = word:sub(pos, pos)
    if c == "" then
      return nil
    elseif c == "'" then
      return table.concat(parts), pos + 1
    elseif c == "\\" then
      local hex = word:match("^x(%x%x)", pos + 1)
      if hex then
        parts[#parts + 1] = string.char(tonumber(hex, 16))
        pos = pos + 4
      else
        parts[#parts + 1] = word:sub(pos + 1, pos + 1)
        pos = pos + 2
      end
    else
      parts[#parts + 1] = c
      pos = pos + 1
    end
  end
end

local function call(tag, row)
  if tag == "TOPS" then
    return ((row.set or 0) == 0 and "" or tostring(row.set)) .. M.quote(row.text)
  elseif tag == "DIAG" then
    local what = (row.what or "") ~= "" and ":" .. M.quote(row.what) or ""
    return ("OF%04d:%s%s"):format(row.code, row.found or "NONE", what)
  end
  return row.name
end

---@param model table   chunks by tag; rows may be added until the first look-up in their chunk
function M.new(model)
  return setmetatable({ model = model, tables = {}, sets = {} }, M)
end

function M:table(tag)
  local one = self.tables[tag]
  if one then
    return one
  end
  one = { row = {}, name = {}, count = 0 }
  local seen = {}
  for i, row in ipairs(self.model[tag] or {}) do
    local name = call(tag, row)
    one.name[i - 1], one.count = name, i
    if name then
      seen[name] = (seen[name] or 0) + 1
      one.row[name] = one.row[name] or i - 1
    end
  end
  for i = 0, one.count - 1 do
    if one.name[i] and seen[one.name[i]] > 1 then
      one.row[one.name[i]] = nil
      one.name[i] = nil
    end
  end
  self.tables[tag] = one
  return one
end

---Row number that a value means, or nil. In text a row without a name of its own is written `#n`.
---@param value string|integer
function M:row(tag, value)
  local one = self:table(tag)
  if type(value) == "string" and not one.row[value] and value:find("^#%d+$") then
    value = math.tointeger(tonumber(value:sub(2)))
  end
  if math.type(value) == "integer" then
    return value >= 0 and value < one.count and value or nil
  end
  if tag == "DIAG" and not one.row[value] then     -- the code alone, where it is enough
    local found
    for i, row in ipairs(self.model.DIAG) do
      if ("OF%04d"):format(row.code) == value then
        if found then
          return nil
        end
        found = i - 1
      end
    end
    return found
  end
  return one.row[value]
end

---What a row is called: a name, or its number.
function M:name(tag, row)
  return self:table(tag).name[row] or row
end

---The same for text.
function M:text(tag, row)
  return self:table(tag).name[row] or "#" .. row
end

function M:owner(value)
  local kind, name = tostring(value):match("^(%u+) (.+)$")
  local number = kind and schema.enums.owner.number[kind]
  if not number then
    return nil
  end
  local row = self:row(({ DIALECT = "DIAL", CPU = "CPUS", FAMILY = "FAMS" })[kind], name)
  return row and number, row
end

function M:owner_name(kind, row)
  local name = schema.enums.owner.names[kind]
  if not name then
    return nil
  end
  return name .. " " .. self:text(({ DIALECT = "DIAL", CPU = "CPUS", FAMILY = "FAMS" })[name], row)
end

return M
