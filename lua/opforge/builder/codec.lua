---Packages: model to bytes and bytes to model, and the canonical order of rows.
---
---A model is a table of chunks by tag, each an array of rows with named columns. STRS is not part
---of it: the strings are collected when a package is written, sorted by bytes. Same model, same
---bytes.
---SPDX-License-Identifier: MIT
local schema = require "opforge.builder.schema"
local columns = require "opforge.builder.columns"
local names = require "opforge.builder.names"

local M = {}

---FNV-1a, 64 bits; guards against accidents, not against forgers.
function M.hash(bytes, from)
  local h = -3750763034362895579                 -- offset basis 0xcbf29ce484222325
  for i = from or 1, #bytes do
    h = (h ~ bytes:byte(i)) * 0x100000001b3
  end
  return h
end

---Columns that order the rows of a chunk; other chunks keep the order of the model, which means
---something.
local sort_keys = {
  TOPS = {}, MNEM = { "name" }, MSEL = { "owner", "mnem", "shape" }, ALIA = { "name" },
  REGS = { "owner", "rclass", "code", "name" }, TOKS = { "owner" }, TKVM = { "owner", "state" },
  PARS = { "owner" }, PRVM = { "owner", "use", "name" }, EXPR = { "owner" },
  XOPS = { "owner", "oper" },
  DIRS = { "owner", "kind", "name" }, TRTS = { "owner", "trait" }, ENCO = { "owner", "name" },
}

local function less(a, b)
  for i = 1, math.max(#a, #b) do
    if a[i] ~= b[i] then
      if type(a[i]) ~= type(b[i]) then           -- numbers stand before names
        return type(a[i]) == "number"
      end
      return a[i] < b[i]
    end
  end
  return false
end

local function sort_chunk(model, tag, env)
  local list, keys = model[tag], {}
  for _, row in ipairs(list) do
    local key = {}
    if tag == "TOPS" then                        -- longest first: the first match is the longest
      key = { row.set or 0, row.text:byte() or 0, -#row.text, row.text }
    end
    for _, name in ipairs(sort_keys[tag]) do
      local column, value = schema.chunks[tag].column[name], row[name]
      if value == nil then                       -- what an absent column stands for
        value = column.type == "ENUM" and schema.enums[column.of].names[0] or
                column.type == "STR" and "" or 0
      end
      if column.type == "OWNER" then
        local kind, n = env:owner(value)
        key[#key + 1] = kind or error(tag .. ": unknown owner " .. tostring(value), 0)
        key[#key + 1] = n
      elseif column.type == "REF" then
        key[#key + 1] = env:row(column.of, value) or
                        error(("%s: no row %s in %s"):format(tag, value, column.of), 0)
      elseif column.type == "ENUM" then
        key[#key + 1] = schema.enums[column.of].number[value] or
                        error(("%s: %s is not in list %s"):format(tag, value, column.of), 0)
      else
        key[#key + 1] = value
      end
    end
    keys[row] = key
  end
  local sorted = table.move(list, 1, #list, 1, {})
  table.sort(sorted, function(a, b) return less(keys[a], keys[b]) end)
  for i = 2, #sorted do
    if tag ~= "REGS" and not less(keys[sorted[i - 1]], keys[sorted[i]]) then
      local text = {}
      for k, one in ipairs(keys[sorted[i]]) do
        text[k] = tostring(one)
      end
      error(("%s: two rows for %s"):format(tag, table.concat(text, " ")), 0)
    end
  end
  model[tag] = sorted
end

---Brings the rows of a model into canonical order. MNEM is made from MSEL where the model lacks it.
---@return table model   a new table; rows are shared
function M.canonical(model)
  local out = {}
  for _, chunk in ipairs(schema.chunk_list) do
    if chunk.tag ~= "STRS" then
      out[chunk.tag] = model[chunk.tag] or {}
    end
  end
  if #out.MNEM == 0 then
    local seen, mnemonics = {}, {}
    for _, row in ipairs(out.MSEL) do
      if not seen[row.mnem] then
        seen[row.mnem] = true
        mnemonics[#mnemonics + 1] = { name = row.mnem }
      end
    end
    out.MNEM = mnemonics
  end
  -- Chunks that others name by row come first; a chunk is indexed only after it has its order.
  for _, tag in ipairs { "TOPS", "MNEM", "PRVM", "ALIA", "REGS", "TOKS", "TKVM", "PARS", "EXPR",
                         "XOPS", "MSEL", "DIRS", "TRTS", "ENCO" } do
    sort_chunk(out, tag, names.new(out))
  end
  return out
end

local function collect_strings(model)
  local seen, list = { [""] = true }, { "" }
  for _, chunk in ipairs(schema.chunk_list) do
    for _, row in ipairs(model[chunk.tag] or {}) do
      for _, column in ipairs(chunk.columns) do
        local value = column.type == "STR" and row[column.name]
        if value and not seen[value] then
          if type(value) ~= "string" or not utf8.len(value) or value:find("\0", 1, true) then
            error(chunk.tag .. ": not a string of UTF-8 without NUL: " .. tostring(value), 0)
          end
          seen[value] = true
          list[#list + 1] = value
        end
      end
    end
  end
  table.sort(list)
  local index = {}
  for i, text in ipairs(list) do
    index[text], list[i] = i - 1, { text = text }
  end
  return list, index
end

local function encode_chunk(chunk, rows, env, strings)
  local out, data, place, size = {}, {}, {}, 0
  for i, row in ipairs(rows) do
    for _, column in ipairs(chunk.columns) do
      local title = ("%s row %d %s"):format(chunk.tag, i - 1, column.name)
      if type(row.name) == "string" then
        title = title .. " (" .. row.name .. ")"
      end
      local function fail(what)
        error(title .. ": " .. what, 0)
      end
      if column.type == "BLOB" or column.type == "CODE" then
        local bytes = columns.blob(column, row[column.name], env, fail, title)
        if not place[bytes] then
          place[bytes] = size
          data[#data + 1] = bytes
          size = size + #bytes
        end
        if size > 65535 then
          fail("the chunk holds more than 65535 bytes of data")
        end
        out[#out + 1] = string.pack("<I2I2", place[bytes], #bytes)
      else
        out[#out + 1] = columns.pack(column, row, env, strings, fail)
      end
    end
    for key in pairs(row) do                     -- only to find what no column would carry
      if not chunk.column[key] then
        error(("%s row %d: unknown column %s"):format(chunk.tag, i - 1, tostring(key)), 0)
      end
    end
  end
  return string.pack("<I2I2I2I2", chunk.version, chunk.size, #rows, 0) .. table.concat(out) ..
         table.concat(data)
end

---Writes a package. The model is brought into canonical order first.
---@param model table
---@return string bytes
function M.encode(model)
  for tag in pairs(model) do                     -- a wrong tag would be lost silently
    if not schema.chunks[tag] then
      error("unknown chunk " .. tostring(tag), 0)
    end
  end
  model = M.canonical(model)
  local strings, index = collect_strings(model)
  model.STRS = strings
  local env, list = names.new(model), {}
  for _, chunk in ipairs(schema.chunk_list) do
    local rows = model[chunk.tag]
    if chunk.required or #rows > 0 then
      list[#list + 1] = { tag = chunk.tag, version = chunk.version,
                          flags = chunk.required and 1 or 0,
                          bytes = encode_chunk(chunk, rows, env, index) }
    end
  end
  table.sort(list, function(a, b) return a.tag < b.tag end)
  local offset, heads, bodies = 24 + 16 * #list, {}, {}
  for i, one in ipairs(list) do
    heads[i] = string.pack("<c4I4I4I2I2", one.tag, offset, #one.bytes, one.version, one.flags)
    bodies[i] = one.bytes
    offset = offset + #one.bytes
  end
  local rest = table.concat(heads) .. table.concat(bodies)
  return string.pack("<c8I2I2I4i8", schema.magic, schema.format, #list, offset, M.hash(rest)) ..
         rest
end

---Chunk bytes by tag, after the checks that the container needs.
---@return table<string, string>? chunks, string? problem
function M.container(bytes)
  if #bytes < 24 or bytes:sub(1, 8) ~= schema.magic then
    return nil, "not a package"
  end
  local format, count, total, hash = string.unpack("<I2I2I4i8", bytes, 9)
  if format ~= schema.format then
    return nil, "format version " .. format
  elseif total ~= #bytes or 24 + 16 * count > total then
    return nil, "length differs from the header"
  elseif M.hash(bytes, 25) ~= hash then
    return nil, "checksum is wrong"
  end
  local chunks, last, at = {}, "", 24 + 16 * count
  for i = 0, count - 1 do
    local tag, offset, size, version, flags = string.unpack("<c4I4I4I2I2", bytes, 25 + 16 * i)
    local known = schema.chunks[tag]
    if tag <= last or offset ~= at or offset + size > total then
      return nil, "chunk table is not sorted or not contiguous at " .. tag
    elseif flags & ~1 ~= 0 then
      return nil, "reserved flags of " .. tag
    elseif not known and flags & 1 == 1 then
      return nil, "unknown required chunk " .. tag
    elseif known and version ~= known.version then
      return nil, ("version %d of %s"):format(version, tag)
    end
    last, at = tag, at + size
    chunks[tag] = bytes:sub(offset + 1, offset + size)
  end
  if at ~= total then
    return nil, "bytes left over"
  end
  for _, chunk in ipairs(schema.chunk_list) do
    if chunk.required and not chunks[chunk.tag] then
      return nil, "chunk " .. chunk.tag .. " is missing"
    end
  end
  return chunks
end

---Raw cells of a chunk: per row, the position of each column and where the data starts.
local function layout(chunk, bytes)
  if #bytes < 8 then
    error(chunk.tag .. ": too short", 0)
  end
  local _, size, count = string.unpack("<I2I2I2I2", bytes)
  if size < chunk.size or 8 + size * count > #bytes then
    error(chunk.tag .. ": rows do not fit", 0)
  end
  return size, count, bytes:sub(9 + size * count)
end

local function decode_rows(chunk, bytes, env, strings, wanted)
  local size, count, data = layout(chunk, bytes)
  local rows = {}
  for i = 1, count do
    local row, pos = {}, 9 + (i - 1) * size
    for _, column in ipairs(chunk.columns) do
      if column.type == "BLOB" or column.type == "CODE" then
        local offset, length = string.unpack("<I2I2", bytes, pos)
        if offset + length > #data then
          error(chunk.tag .. ": data out of range", 0)
        end
        if wanted(column) then
          row[column.name] = columns.blob_value(column, data:sub(offset + 1, offset + length), env)
        end
        pos = pos + 4
      else
        local value
        value, pos = columns.unpack(column, bytes, pos, row, env, strings)
        if wanted(column) then
          row[column.name] = value
        end
      end
    end
    rows[i] = row
  end
  return rows
end

---Reads a package.
---@param bytes string
---@return table? model, string? problem
function M.decode(bytes)
  local chunks, problem = M.container(bytes)
  if not chunks then
    return nil, problem
  end
  local done, model = pcall(function()
    local empty, strings = names.new({}), {}
    for i, row in ipairs(decode_rows(schema.chunks.STRS, chunks.STRS, empty, {},
                                     function() return true end)) do
      strings[i - 1] = row.text
    end
    -- First what rows are called by, then everything: columns name rows of chunks that stand later.
    local plain = { STR = true, U8 = true, U16 = true, ENUM = true }
    local named = {}
    for _, chunk in ipairs(schema.chunk_list) do
      if chunks[chunk.tag] and chunk.tag ~= "STRS" then
        named[chunk.tag] = decode_rows(chunk, chunks[chunk.tag], empty, strings,
                                       function(column) return plain[column.type] ~= nil end)
      end
    end
    local env, out = names.new(named), {}
    for _, chunk in ipairs(schema.chunk_list) do
      if chunks[chunk.tag] and chunk.tag ~= "STRS" then
        out[chunk.tag] = decode_rows(chunk, chunks[chunk.tag], env, strings,
                                     function() return true end)
      end
    end
    return out
  end)
  if not done then
    return nil, model
  end
  return model
end

return M
