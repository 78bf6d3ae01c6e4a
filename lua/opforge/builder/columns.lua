---Values of package columns: from the model to numbers and blobs, and back.
---
---A model holds what people read: strings, names of rows and list items, program text, byte ranges.
---One encoder and one decoder per column type; the meaning of a column comes from the lists alone.
---SPDX-License-Identifier: MIT
local schema = require "opforge.builder.schema"
local asm = require "opforge.builder.asm"

local M = {}

---Byte of `X` or `$HH`.
local function byte_of(word)
  local hex = word:match("^%$(%x%x)$")
  return hex and tonumber(hex, 16) or #word == 1 and word:byte() or nil
end

local function byte_name(b)
  local c = string.char(b)
  return c:find("^[%g]$") and not c:find("[-$]") and c or ("$%02X"):format(b)
end

---Bytes of a range text: items `X`, `$HH`, `X-Y` between blanks.
---@return fun(): integer, integer
function M.ranges(text, fail)
  local list = {}
  for item in text:gmatch("%S+") do
    local low = byte_of(item)
    local high = low
    if not low then
      for cut = 2, #item - 1 do
        if item:sub(cut, cut) == "-" then
          low, high = byte_of(item:sub(1, cut - 1)), byte_of(item:sub(cut + 1))
          if low and high then
            break
          end
        end
      end
    end
    if not low or not high or low > high then
      fail("bad byte range " .. item)
    end
    list[#list + 1] = { low, high }
  end
  local i = 0
  return function()
    i = i + 1
    if list[i] then
      return list[i][1], list[i][2]
    end
  end
end

---Class map: rows `{ class, ranges }`; a byte has the first class that names it, and the text
---`else` stands for every byte not named at all. So one edit moves a byte, in a spec as in a dump.
local function pack_classes(value, names, fail)
  local class, rest = {}, nil
  for _, one in ipairs(value) do
    local row = names:row("TCLS", one[1]) or fail("unknown class " .. tostring(one[1]))
    if one[2] == "else" then
      rest = row
    else
      for low, high in M.ranges(one[2], fail) do
        for b = low, high do
          class[b] = class[b] or row
        end
      end
    end
  end
  local out = {}
  for b = 0, 255 do
    out[b + 1] = string.char(class[b] or rest or fail(("byte $%02X has no class"):format(b)))
  end
  return table.concat(out)
end

local function unpack_classes(bytes, names)
  local parts, order = {}, {}
  local from = 0
  for b = 0, 255 do
    local class = bytes:byte(b + 1)
    if b == 255 or bytes:byte(b + 2) ~= class then
      if not parts[class] then
        parts[class] = {}
        order[#order + 1] = class
      end
      local text = byte_name(from)
      if b > from then
        text = text .. (b > from + 1 and "-" or " ") .. byte_name(b)
      end
      table.insert(parts[class], text)
      from = b + 1
    end
  end
  table.sort(order)
  local out = {}
  for i, class in ipairs(order) do
    out[i] = { names:name("TCLS", class), i < #order and table.concat(parts[class], " ") or "else" }
  end
  return out
end

---Codes of an encoding: items `X=$HH` or `X-Y=$HH` between blanks.
local function pack_codes(value, fail)
  local out = {}
  for item in value:gmatch("%S+") do
    local range, code = item:match("^(.+)=%$(%x%x)$")
    if not range then
      fail("bad code " .. item)
    end
    local low, high = M.ranges(range, fail)()
    if tonumber(code, 16) + high - low > 255 then
      fail("codes beyond $FF: " .. item)
    end
    out[#out + 1] = string.char(low, high, tonumber(code, 16))
  end
  return table.concat(out)
end

local function unpack_codes(bytes)
  local out = {}
  for i = 1, #bytes, 3 do
    local low, high, code = bytes:byte(i, i + 2)
    out[#out + 1] = ("%s%s=$%02X"):format(byte_name(low), high > low and "-" .. byte_name(high)
      or "", code)
  end
  return table.concat(out, " ")
end

---Bytes of a BLOB or CODE value.
function M.blob(column, value, names, fail, title)
  if column.type == "CODE" then
    return (value == nil or value == "") and "" or asm.assemble(column.of, value, names, title)
  elseif column.of == "CLASSMAP" then
    return pack_classes(value or fail("missing"), names, fail)
  elseif column.of == "CODES" then
    return pack_codes(value or "", fail)
  elseif column.of == "BYTES" then
    local hex = (value or ""):gsub("%s", "")
    if #hex % 2 == 1 or hex:find("%X") then
      fail("bytes are written as pairs of hex digits")
    end
    return (hex:gsub("%x%x", function(pair) return string.char(tonumber(pair, 16)) end))
  end
  return value or ""
end

function M.blob_value(column, bytes, names)
  if column.type == "CODE" then
    return bytes ~= "" and asm.disassemble(column.of, bytes, names) or nil
  elseif column.of == "CLASSMAP" then
    return unpack_classes(bytes, names)
  elseif column.of == "CODES" then
    return unpack_codes(bytes)
  elseif column.of == "BYTES" then
    return (bytes:gsub(".", function(c) return ("%02X "):format(c:byte()) end):gsub(" $", ""))
  end
  return bytes
end

local packs = { U8 = "<I1", I8 = "<i1", U16 = "<I2", I16 = "<i2", U32 = "<I4", I64 = "<i8",
                STR = "<I2" }

local function class_set(value, names, fail)
  local mask = 0
  for word in value:gmatch("%S+") do
    local row = names:row("TCLS", word) or fail("unknown class " .. word)
    mask = mask | 1 << row
  end
  return mask
end

---Packs a column that is neither BLOB nor CODE.
---@param row table      the whole row; the list of a DIRID depends on it
---@param strings table  row of each string in STRS
function M.pack(column, row, names, strings, fail)
  local value, kind = row[column.name], column.type
  if kind == "STR" then
    return string.pack("<I2", strings[value or ""])
  elseif kind == "ENUM" then
    local list = schema.enums[column.of]
    return string.pack("<I1", value == nil and 0 or list.number[value] or
                              fail(tostring(value) .. " is not in list " .. column.of))
  elseif kind == "REF" or kind == "OREF" then
    if value == nil and kind == "OREF" then
      return string.pack("<I2", schema.none)
    end
    local n = value ~= nil and names:row(column.of, value)
    return string.pack("<I2", n or fail(("no row %s in %s"):format(value, column.of)))
  elseif kind == "OWNER" then
    local owner, n = names:owner(value)
    if not owner then
      fail("unknown owner " .. tostring(value))
    end
    return string.pack("<I1I2", owner, n)
  elseif kind == "DIRID" then
    local list = schema.dirid[row.kind]
    local n = list and schema.enums[list].number[value] or not list and value or nil
    return string.pack("<I2", n or fail(("%s is no %s"):format(value, row.kind)))
  end
  if value == nil then
    value = 0
  elseif column.of == "CLASSSET" then
    value = class_set(value, names, fail)
  elseif column.of == "CHAR" and type(value) == "string" then
    value = #value == 1 and value:byte() or fail("one byte is wanted")
  end
  local done, bytes = pcall(string.pack, packs[kind], value)
  return done and bytes or fail(("%s does not fit %s"):format(value, kind))
end

---Unpacks such a column.
---@return any value, integer next
function M.unpack(column, bytes, pos, row, names, strings)
  local kind = column.type
  if kind == "OWNER" then
    local owner, n, next_pos = string.unpack("<I1I2", bytes, pos)
    return names:owner_name(owner, n), next_pos
  end
  local size = schema.types[kind].bytes
  local value = string.unpack(packs[kind] or "<I" .. size, bytes, pos)
  if kind == "STR" then
    value = strings[value]
  elseif kind == "ENUM" then
    value = schema.enums[column.of].names[value]
  elseif kind == "REF" or kind == "OREF" then
    if kind == "OREF" and value == schema.none then
      return nil, pos + size
    end
    value = names:name(column.of, value)
  elseif kind == "DIRID" then
    local list = schema.dirid[row.kind]
    value = list and schema.enums[list].names[value] or value
  elseif column.of == "CLASSSET" then
    local words = {}
    for i = 0, 31 do
      if value >> i & 1 == 1 then
        words[#words + 1] = names:text("TCLS", i)
      end
    end
    value = table.concat(words, " ")
  elseif column.of == "CHAR" and value > 32 and value < 127 then
    value = string.char(value)
  end
  return value, pos + size
end

return M
