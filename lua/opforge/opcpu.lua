---Reading packages (`*.opcpu`) for lists and indexes. The core validates; this reads what it
---accepted.
---SPDX-License-Identifier: MIT
local M = {}

local HEADER, ROW = 24, 16

---@param bytes string
---@return table<string, {offset: integer, size: integer}>? chunks
---@return string? why
local function chunks(bytes)
  if #bytes < HEADER or bytes:sub(1, 8) ~= "OPFCPU\r\n" then
    return nil, "not a package"
  end
  local n = string.unpack("<I2", bytes, 11)
  if #bytes < HEADER + n * ROW then
    return nil, "cut short"
  end
  local out = {}
  for i = 0, n - 1 do
    local tag, offset, size = string.unpack("<c4I4I4", bytes, HEADER + i * ROW + 1)
    if offset + size > #bytes or size < 8 then
      return nil, "chunk " .. tag .. " lies outside"
    end
    out[tag] = { offset = offset, size = size }
  end
  return out
end

---Rows of a chunk, each unpacked with a format; fields behind those of the format are ignored.
local function rows(bytes, chunk, format)
  local out = {}
  if chunk then
    local _, width, n = string.unpack("<I2I2I2", bytes, chunk.offset + 1)
    for i = 0, n - 1 do
      local at = chunk.offset + 8 + i * width
      if at + width > chunk.offset + chunk.size then
        break
      end
      out[#out + 1] = { string.unpack(format, bytes, at + 1) }
    end
  end
  return out
end

local function strings(bytes, chunk)
  local out = {}
  if not chunk then
    return out
  end
  local _, width, n = string.unpack("<I2I2I2", bytes, chunk.offset + 1)
  local data = chunk.offset + 8 + n * width
  for i, row in ipairs(rows(bytes, chunk, "<I2I2")) do
    out[i - 1] = bytes:sub(data + row[1] + 1, data + row[1] + row[2])
  end
  return out
end

---What a package holds.
---@param bytes string
---@return table? info  name, version, families, cpus {name, family, dialect, aliases, states
---                     {name, low, high}}, mnemonics, directives, functions, encodings; options
---                     by their number in list option
---@return string? why
function M.info(bytes)
  local list, why = chunks(bytes)
  if not list then
    return nil, why
  end
  local text = strings(bytes, list.STRS)
  local families, dialects, cpus, mnemonics, directives, functions = {}, {}, {}, {}, {}, {}
  local owned, options, encodings = {}, {}, {}
  for i, row in ipairs(rows(bytes, list.FAMS, "<I2")) do
    families[i] = text[row[1]]
  end
  for i, row in ipairs(rows(bytes, list.DIAL, "<I2I2")) do
    dialects[i] = { name = text[row[1]], family = families[row[2] + 1] }
  end
  for i, row in ipairs(rows(bytes, list.CPUS, "<I2I2I2I1I1I1I4")) do
    local dialect = dialects[row[3] + 1]
    cpus[i] = {
      name = text[row[1]],
      family = families[row[2] + 1],
      dialect = dialect and dialect.name or "",
      word = row[4],
      big = row[5] == 1,
      address_bits = row[6],
      max_address = row[7],
      aliases = {},
      states = {},
    }
    owned[i] = { [0] = row[3], i - 1, row[2] }   -- by owner kind, as list `owner` numbers them
  end
  local fits = rows(bytes, list.FITS, "<I2i8i8")
  for _, row in ipairs(rows(bytes, list.STAT, "<I1I2I2I2")) do
    for i, cpu in ipairs(cpus) do
      if owned[i][row[1]] == row[2] then
        local fit = fits[row[4] + 1]
        table.insert(cpu.states, { name = text[row[3]], low = fit[2], high = fit[3] })
      end
    end
  end
  for _, row in ipairs(rows(bytes, list.ALIA, "<I2I2")) do
    local cpu = cpus[row[2] + 1]
    if cpu then
      cpu.aliases[#cpu.aliases + 1] = text[row[1]]
    end
  end
  for i, row in ipairs(rows(bytes, list.MNEM, "<I2")) do
    mnemonics[i] = text[row[1]]
  end
  for _, row in ipairs(rows(bytes, list.DIRS, "<I3I2I1I2I1I2I1")) do
    if row[3] == 0 then
      directives[#directives + 1] = text[row[2]]
    elseif row[3] == 1 then
      functions[#functions + 1] = text[row[2]]
    elseif row[3] == 4 and row[7] == 0 then
      options[row[4]] = text[row[2]]
    end
  end
  for i, row in ipairs(rows(bytes, list.ENCO, "<I3I2")) do
    encodings[i] = text[row[2]]
  end
  local meta = rows(bytes, list.META, "<I2I2")[1] or {}
  return {
    name = text[meta[1]] or "",
    version = text[meta[2]] or "",
    families = families,
    dialects = dialects,
    cpus = cpus,
    mnemonics = mnemonics,
    directives = directives,
    functions = functions,
    options = options,
    encodings = encodings,
  }
end

---What a CPU has of MSEL, row by row: its own, its family's and its dialect's.
---@param list table   chunks
---@return {[2]: integer, [3]: integer}[] rows   mnemonic and shape, as rows; empty without the CPU
local function selections(bytes, list, text, cpu_name)
  local owned                                    -- rows by owner kind, as list `owner` numbers them
  for i, row in ipairs(rows(bytes, list.CPUS, "<I2I2I2")) do
    if (text[row[1]] or ""):lower() == cpu_name:lower() then
      owned = { [0] = row[3], i - 1, row[2] }    -- dialect, CPU, family
    end
  end
  local out = {}
  for _, row in ipairs(owned and rows(bytes, list.MSEL, "<I1I2I2I2") or {}) do
    if owned[row[1]] == row[2] then
      out[#out + 1] = { mnemonic = row[3], shape = row[4] }
    end
  end
  return out
end

---Spellings of the operand shapes of a CPU's mnemonic, in package order.
---@return string[]
function M.shapes(bytes, mnemonic, cpu_name)
  local list = chunks(bytes)
  if not list then
    return {}
  end
  local text = strings(bytes, list.STRS)
  local wanted
  for i, row in ipairs(rows(bytes, list.MNEM, "<I2")) do
    if (text[row[1]] or ""):lower() == mnemonic:lower() then
      wanted = i - 1
    end
  end
  local names = rows(bytes, list.SHAP, "<I2")
  local has = {}
  for _, row in ipairs(selections(bytes, list, text, cpu_name)) do
    has[row.shape] = has[row.shape] or row.mnemonic == wanted
  end
  local out = {}
  for i, shape in ipairs(names) do
    if has[i - 1] then
      out[#out + 1] = text[shape[1]] ~= "" and text[shape[1]] or "no operand"
    end
  end
  return out
end

---The mnemonics of a CPU, in package order.
---@return string[]
function M.mnemonics(bytes, cpu_name)
  local list = chunks(bytes)
  if not list then
    return {}
  end
  local text = strings(bytes, list.STRS)
  local has, out = {}, {}
  for _, row in ipairs(selections(bytes, list, text, cpu_name)) do
    has[row.mnemonic] = true
  end
  for i, row in ipairs(rows(bytes, list.MNEM, "<I2")) do
    if has[i - 1] then
      out[#out + 1] = text[row[1]]
    end
  end
  return out
end

---The directives of a package, in package order.
---@return { name: string, operation: integer, preset: integer }[]
function M.directives(bytes)
  local list = chunks(bytes)
  local out = {}
  local text = list and strings(bytes, list.STRS) or {}
  for _, row in ipairs(list and rows(bytes, list.DIRS, "<I3I2I1I2I1") or {}) do
    if row[3] == 0 then
      out[#out + 1] = { name = text[row[2]], operation = row[4], preset = row[5] }
    end
  end
  return out
end

---Names and aliases of the CPUs, in lower case, in package order.
function M.cpu_names(bytes)
  local info, why = M.info(bytes)
  if not info then
    return nil, why
  end
  local out = {}
  for _, cpu in ipairs(info.cpus) do
    out[#out + 1] = cpu.name:lower()
    for _, alias in ipairs(cpu.aliases) do
      out[#out + 1] = alias:lower()
    end
  end
  return out
end

return M
