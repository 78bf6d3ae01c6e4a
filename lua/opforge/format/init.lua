---The registry of output formats. Built-in formats use it like any other.
---
---A format is a table: name, ext, describe, kind ("image", "symbols", "listing"), options, write.
---write gets
---an image (see below) and checked options, and returns bytes (string or blob), or nil and { code,
---args }.
---SPDX-License-Identifier: MIT
local M = {}

---Built-in formats, in the order they are shown; each lives in a file of its own that is loaded
---when used.
M.builtin = { "bin", "hex", "inclusion", "labels", "listing", "map", "prg", "sim65", "srec" }

local registered, order = {}, {}

local is_builtin = {}
for _, name in ipairs(M.builtin) do
  is_builtin[name] = true
end

---@param format table
function M.register(format)
  if type(format) ~= "table" or type(format.name) ~= "string"
    or type(format.write) ~= "function" then
    error("a format needs name and write", 2)
  end
  if registered[format.name] or is_builtin[format.name] and not format.is_builtin then
    error(("format '%s' is already registered"):format(format.name), 2)
  end
  format.ext = format.ext or format.name
  format.options = format.options or {}
  registered[format.name] = format
  order[#order + 1] = format.name
  return format
end

---@param name string
---@return table?
function M.get(name)
  if not registered[name] and is_builtin[name] then
    local format = require("opforge.format." .. name)
    format.is_builtin = true
    M.register(format)
  end
  return registered[name]
end

---Names of all formats, sorted.
function M.names()
  local out = {}
  for _, name in ipairs(M.builtin) do
    M.get(name)
  end
  for i, name in ipairs(order) do
    out[i] = name
  end
  table.sort(out)
  return out
end

---@class opforge.Image
local Image = {}
Image.__index = Image

---@return integer? lowest   nil when empty
---@return integer? highest
function Image:extent()
  return self.run:extent()
end

---Bytes first..last with gaps filled; head is put in front.
function Image:flat(first, last, fill, head)
  return self.run:flat(first, last, fill or 0xFF, head or "")
end

---{ address, size } of each stretch without gaps, ascending.
function Image:pieces()
  return self.run:pieces()
end

function Image:bytes(address, n)
  return self.run:memory(address, n or 1)
end

function Image:symbols(filter)
  return self.result:symbols(filter)
end

function Image:symbol(name)
  return self.result:symbol(name)
end

---@return opforge.Image
function M.image(result)
  return setmetatable({ run = result.run, result = result }, Image)
end

local function check_options(format, opts)
  for name, row in pairs(format.options) do  -- order does not show: each option is checked alone
    local value = opts[name]
    if value == nil then
      opts[name] = row.default
    elseif row.type == "integer" and math.type(value) ~= "integer"
      or row.type ~= "integer" and row.type ~= nil and type(value) ~= row.type then
      error(("option %s of format %s: %s expected"):format(name, format.name, row.type), 4)
    end
  end
  return opts
end

---@return string|userdata|nil bytes
---@return table? diag
function M.encode(result, name, opts)
  local format = M.get(name)
  if not format then
    return nil, { code = 901, args = { name } }
  end
  local copy = {}
  for key, value in pairs(opts or {}) do  -- a copy has no order
    copy[key] = value
  end
  return format.write(M.image(result), check_options(format, copy))
end

return M
