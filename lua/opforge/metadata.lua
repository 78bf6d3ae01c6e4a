---Metadata of a source: what the program is called, and the settings of its outputs.
---
---Settings for the CPU that holds where the root module ends come before general ones of the same
---key. Names of files follow the rules of names in sources; what the command line says comes first
---(outputs.lua).
---Tests: test/host/t_meta.lua
---SPDX-License-Identifier: MIT
local arguments = require "opforge.arguments"
local formats = require "opforge.format"
local paths = require "opforge.paths"

local M = {}

---Formats that a setting stands for, in the order of writing.
local keys = { { "LISTING", "listing" }, { "HEX", "hex" }, { "SREC", "srec" }, { "BIN", "bin" } }

---How a key is written, where that is not its name.
local words = { LISTING = "list" }

---Settings of outputs by CPU and key; "" for those of all CPUs. A key has a list of them.
local function collect(result, refuse)
  local by_cpu, program = {}, {}
  for i, row in ipairs(result.outputs) do
    local of
    row.order = i
    if row.kind == "program" then
      of = program
    elseif row.kind == "setting" then
      of = by_cpu[row.cpu] or {}
      by_cpu[row.cpu] = of
    end
    if of then
      local list = of[row.key] or {}
      of[row.key] = list
      if list[1] and row.key ~= "BIN" then
        refuse(row, 404, words[row.key] or row.key:lower(), "meta", "given twice")
      else
        list[#list + 1] = row
      end
    end
  end
  return by_cpu, program
end

---@class opforge.Metadata
---@field name string?      of the program
---@field version string?
---@field base string?      of names of outputs, below the output folder
---@field fill integer?     byte in gaps of raw binaries
---@field outputs table[]   { format, path, first, last, first_digits, place }

---@param result opforge.Result   of a run that came to its end
---@return opforge.Metadata
---@return table[] diags    { code, args, place }
function M.read(result)
  local diags = {}
  local function place_of(row)
    return { source = row.source, line = row.line, col = row.col, col_end = row.col_end }
  end
  local function refuse(row, code, ...)
    diags[#diags + 1] = { code = code, args = { ... }, place = place_of(row), order = row.order }
  end
  ---A name below the output folder, or nil.
  local function inside(row, name)
    if name == "" or not paths.is_inside(paths.normal(name), ".") then
      refuse(row, 912, name, "the output folder")
      return nil
    end
    return name
  end
  local by_cpu, program = collect(result, refuse)
  local general, own = by_cpu[""] or {}, by_cpu[result.summary.cpu] or {}
  local function settings(key)
    return own[key] or general[key] or {}
  end
  local function program_text(key)
    local row = (program[key] or {})[1]
    return row and row.name
  end
  local out = { name = program_text "NAME", version = program_text "VERSION", outputs = {} }
  local base = settings "NAME" [1]
  out.base = base and inside(base, base.name)
  local fill = settings "FILL" [1]
  if fill then
    out.fill = arguments.fill(fill.name)
    if not out.fill then
      refuse(fill, 405, "fill", "two hex digits", '"' .. fill.name .. '"')
    end
  end
  for _, pair in ipairs(keys) do
    local format = pair[2]
    for _, row in ipairs(settings(pair[1])) do
      local entry = { format = format, path = row.name ~= "" and row.name or nil }
      local is_good = true
      if format == "bin" then
        entry = arguments.binary(row.name)
        if not entry then
          refuse(row, 910, row.name)
          is_good = false
        end
      end
      if is_good and entry.path then
        entry.path = inside(row, entry.path)
        is_good = entry.path ~= nil
        if is_good and not paths.extension(entry.path) then
          entry.path = entry.path .. "." .. formats.get(format).ext
        end
      end
      if is_good then
        entry.place = place_of(row)
        out.outputs[#out.outputs + 1] = entry
      end
    end
  end
  table.sort(diags, function(a, b) return a.order < b.order end)   -- a setting has one at most
  return out, diags
end

return M
