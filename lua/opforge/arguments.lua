---Parsing of the command line by the option list.
---
---Fails by a table { code = 1108, args = { option, what } }, raised with error and caught by
---opforge.cli.
---SPDX-License-Identifier: MIT
local lazy = require "opforge.lazy"
local options = require "opforge.options"
local paths = require "opforge.paths"

local near = lazy "opforge.diag.near"
local catalog = lazy "opforge.catalog"
local defines = lazy "opforge.defines"

local M = {}

---@param option string
---@param what string
function M.refuse(option, what, code)
  error({ code = code or 1108, args = { option, what }, from_options = true }, 0)
end
local refuse = M.refuse

local function unknown(shown, name)
  local close = near.closest(name, options.long_names())
  local hint = close[1] and ("; did you mean --%s?"):format(close[1]) or ""
  refuse(shown, "unknown option" .. hint)
end

local function natural(shown, text, low, high)
  local value = text:match "^%d+$" and #text <= 18 and tonumber(text)
  if not value or value < low or value > high then
    refuse(shown, ("a number from %d to %d expected, found '%s'"):format(low, high, text))
  end
  return value
end

---Sets a limit by name; above its hard maximum is refused.
local function set_limit(out, shown, name, text)
  local row = catalog.limit(name)
  if not row then
    refuse(shown, ("no limit is called '%s'"):format(name))
  end
  out.limits[row.index] = natural(shown, text, 1, row.hard)
end

local function hex_number(shown, text, low_digits, high_digits)
  if not text:match "^%x+$" or #text < low_digits or #text > high_digits then
    refuse(shown, ("%s hex digits expected, found '%s'"):format(
      low_digits == high_digits and ("%d"):format(low_digits) or ("%d to %d"):format(low_digits,
        high_digits), text))
  end
  return tonumber(text, 16)
end

---A fill byte, or nil.
---@param text string
---@return integer?
function M.fill(text)
  return text:match "^%x%x$" and tonumber(text, 16)
end

---[FILE][:ssss:eeee] as an output, or nil.
---@param text string
---@return table?   format, path, first, last, first_digits
function M.binary(text)
  local entry = { format = "bin" }
  local file, first, last = text:match "^(.-):([^:]*):([^:]*)$"
  if file then
    if not (first:match "^%x+$" and last:match "^%x+$" and #first >= 4 and #first <= 8
      and #last >= 4
      and #last <= 8) or tonumber(first, 16) > tonumber(last, 16) then
      return nil
    end
    entry.first, entry.last = tonumber(first, 16), tonumber(last, 16)
    entry.first_digits = first
    text = file
  elseif text:find "^%x%x%x%x+:%x%x%x%x+$" then
    -- A range that lacks its first colon; a file of such a name has the range to tell it by.
    return nil
  end
  entry.path = text ~= "" and text or nil
  return entry
end

local function output(out, row, shown, value)
  if row.output == "bin" then
    local entry = M.binary(value or "")
    if not entry then
      error({ code = 910, args = { value }, from_options = true }, 0)
    end
    entry.shown = shown
    out.outputs[#out.outputs + 1] = entry
    return
  end
  for _, entry in ipairs(out.outputs) do
    if entry.format == row.output then
      refuse(shown, "given twice")
    end
  end
  out.outputs[#out.outputs + 1] = { format = row.output, path = value ~= "" and value or nil,
    shown = shown }
end

local function store(out, row, shown, value)
  local key = row[4]
  if row.planned then
    refuse(shown, "planned")
  end
  if row.choice then
    local known = false
    for _, choice in ipairs(row.choice) do
      known = known or choice == value
    end
    if not known then
      refuse(shown, ("one of %s expected, found '%s'"):format(table.concat(row.choice, ", "),
        value))
    end
  end
  if row.number then
    value = natural(shown, value, row.number[1], row.number[2])
  end
  local limit = key:match "^limit:(.+)$"
  if limit then
    set_limit(out, shown, limit, value)
  elseif row.output then
    output(out, row, shown, value)
  elseif key == "limits" then
    local name, text = value:match "^([^=]+)=(.*)$"
    if not name then
      refuse(shown, ("NAME=N expected, found '%s'"):format(value))
    end
    set_limit(out, shown, name, text)
  elseif key == "fill" then
    out.fill = hex_number(shown, value, 2, 2)
  elseif key == "go" then
    out.go = hex_number(shown, value, 4, 8)
  elseif key == "formats" then
    local name, path = value:match "^([^:]+):(.+)$"
    out.outputs[#out.outputs + 1] = { format = name or value:gsub(":$", ""), path = path,
      shown = shown,
                                      is_named = true }
  elseif key == "warnings" then
    local name, wish = value:match "^no%-(.+)$", false
    if not name then
      name, wish = value, true
    end
    local known = false
    for _, diag in ipairs(catalog.diags()) do
      known = known or diag.option == name
    end
    if not known then
      refuse(shown, ("no warning is called '%s'"):format(name))
    end
    out.warnings[name] = wish
  elseif key == "path_map" then
    local old, new = value:match "^([^=]+)=(.*)$"
    if not old then
      refuse(shown, ("OLD=NEW expected, found '%s'"):format(value))
    end
    out.path_map[#out.path_map + 1] = { old, new }
  elseif key == "defines" then
    local ok, why = defines.add(out.defines, value)
    if not ok then
      refuse(shown, why)
    end
  elseif row.many then
    out[key] = out[key] or {}
    table.insert(out[key], value)
  else
    out[key] = value == nil and true or value
  end
  if (key == "tokenizer" and value ~= "vm" and value ~= "auto") or (key == "profile"
    and value == "retro")
    or (key == "format" and value == "sarif") then
    refuse(shown, ("'%s' is planned"):format(value))
  end
end

---@param list string[]
---@param first integer
---@return table parsed   inputs, outputs, limits, and a field per key of the option list
function M.parse(list, first)
  local out = {
    inputs = {}, outputs = {}, limits = {}, warnings = {}, path_map = {}, asm_ext = {},
      inc_ext = {}, defines = {},
  }
  -- Extensions decide what can be the value of -l, wherever they stand.
  local source_ext = { asm = true, inc = true }
  for i = first, #list do
    local name, value = list[i]:match "^%-%-(input%-%l+%-ext)=?(.*)$"
    if name then
      source_ext[(value ~= "" and value or list[i + 1] or ""):gsub("^%.", ""):lower()] = true
    end
  end
  local function take_optional(i)
    local text = list[i + 1]
    if not text or (text:sub(1, 1) == "-" and text ~= "-") or source_ext[paths.extension(text)
      or ""] then
      return nil, i
    end
    return text, i + 1
  end
  local i = first
  while i <= #list do
    local text = list[i]
    local row, value, shown
    if text == "--" then
      for k = i + 1, #list do
        out.inputs[#out.inputs + 1] = list[k]
      end
      break
    elseif text:sub(1, 2) == "--" then
      local name, has, rest = text:match "^%-%-([^=]*)(=?)(.*)$"
      shown = "--" .. name
      row = options.find(name, false)
      if not row then
        unknown(shown, name)
      end
      if has == "=" then
        value = rest
        if not row[3] then
          refuse(shown, "takes no value")
        end
      end
    elseif #text > 1 and text:sub(1, 1) == "-" then
      shown = text:sub(1, 2)
      row = options.find(text:sub(2, 2), true)
      if not row then
        unknown(text, text:sub(2))
      end
      if #text > 2 then
        value = text:sub(3)
        if not row[3] then
          unknown(text, text:sub(2))
        end
        if value:sub(1, 1) == "=" and row[3]:sub(1, 1) == "?" then
          value = value:sub(2)
        end
      end
    else
      out.inputs[#out.inputs + 1] = text
      i = i + 1
      goto continue
    end
    if row[3] and value == nil then
      if row[3]:sub(1, 1) == "?" then
        value, i = take_optional(i)
      else
        value = list[i + 1]
        if value == nil then
          refuse(shown, "needs a value")
        end
        i = i + 1
      end
    end
    store(out, row, shown, value)
    i = i + 1
    ::continue::
  end
  return out
end

return M
