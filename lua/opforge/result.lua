---What an assembly gave: diagnostics, symbols, image, outputs.
---SPDX-License-Identifier: MIT
local lazy = require "opforge.lazy"

local files = lazy "opforge.files"
local formats = lazy "opforge.format"
local link = lazy "opforge.link"
local metadata = lazy "opforge.metadata"
local model = lazy "opforge.diag.model"

---@class opforge.Result
---@field ok boolean
---@field diagnostics table[]     in order of evaluation
---@field names table<integer, string>
---@field regions table[]
---@field sections table[]
---@field outputs table[]         what the source asks to be written, and its metadata
---@field metadata opforge.Metadata
---@field links table[]           the same, ready to be encoded (link.lua)
local M = {}

local Result = {}

local lazy_fields = {}

---Diagnostics are collected when somebody looks: a good run has none.
function lazy_fields.diagnostics(self)
  return model.collect(self)
end

function lazy_fields.summary(self)
  if self.run and not self.fatal then
    return self.run:summary()
  end
  return {
    errors = self.fatal and 1 or 0, warnings = 0, passes = 0, width_rounds = 0, symbols = 0,
    lines = 0, image_bytes = 0, segment_bytes = 0, worst = 0,
  }
end

---Names of sources by number: those of files, and those that were given otherwise.
function lazy_fields.names(self)
  local names = {}
  for i = 1, math.huge do
    local path, source = self.files:path(i)
    if not path then
      break
    end
    if source > 0 then
      names[source] = path
    end
  end
  for source, name in pairs(self.own_names) do     -- fills a table by number; order does not show
    names[source] = name
  end
  return names
end

---Regions and sections, in order of creation; a section that is placed has base and region.
function lazy_fields.regions(self)
  return self.run and not self.fatal and self.run:regions() or {}
end

function lazy_fields.sections(self)
  local list = self.run and not self.fatal and self.run:sections() or {}
  local names = {}
  for _, region in ipairs(self.regions) do
    names[region.number] = region.name
  end
  for _, section in ipairs(list) do
    section.region = names[section.region_number]
  end
  return list
end

---What the source asks to be written, in its order.
function lazy_fields.outputs(self)
  return self.run and not self.fatal and self.run:outputs() or {}
end

---Of a source without any, an empty table.
function lazy_fields.metadata(self)
  return self.outputs[1] and (metadata.read(self)) or {}
end

local mt = {
  __index = function(self, key)
    local method = Result[key]
    if method then
      return method
    end
    local make = lazy_fields[key]
    if make then
      local value = make(self)
      rawset(self, key, value)
      return value
    end
  end,
}

local function base(job)
  return setmetatable({
    run = job.run, own_names = job.names, failures = job.failures, files = job.files,
    input = job.opts.name or job.opts.input, packages = job.opts.packages,
    search_path = job.opts.search_path, defines = job.opts.defines, module_names = job.module_names,
    limits = job.opts.limits,
  }, mt)
end

function M.new(job)
  local self = base(job)
  self.ok = self.summary.errors == 0
  self.links = {}
  if self.ok and self.outputs[1] then
    local late
    self.links, late = link.plan(self)
    self.metadata, self.late = metadata.read(self)
    table.move(late, 1, #late, #self.late + 1, self.late)
    self.summary.errors = #self.late
    self.ok = #self.late == 0
  end
  return self
end

---A run that could not begin or go on; fatal is the one diagnostic it has.
function M.failed(job, diag)
  local self = base(job)
  self.ok, self.fatal = false, diag
  return self
end

---Names of the files that were assembled, in the order of reading. Others were only looked at.
---@return string[]
function Result:dependencies()
  local out = {}
  for i = 1, math.huge do
    local path, source = self.files:path(i)
    if not path then
      return out
    end
    if source > 0 then
      out[#out + 1] = path
    end
  end
end

local function check_open(self)
  if self.is_closed then
    error("the result was closed", 3)
  end
end

---Dotted name of a scope; nil when a source cannot spell it.
function Result:scope_path(scope)
  if scope == 0 then
    return ""
  end
  self.scopes = self.scopes or {}
  local known = self.scopes[scope]
  if known == nil then
    local parent, name = self.run:scope(scope)
    local outer = parent and name ~= "" and self:scope_path(parent)
    known = outer and outer .. name .. "." or false
    self.scopes[scope] = known
  end
  return known or nil
end

---File and line of a line of a source; one of an expansion stands where its text was written.
local function place(self, source, line)
  local names = self.names
  while source ~= 0 and not names[source] do
    local _, is_expansion, origin, origin_line = self.run:source_info(source)
    if not is_expansion then
      break
    end
    source, line = origin, origin_line + line - 1
  end
  return names[source], line
end

---Procedures, and blocks that are assembled only when they are used, in order of evaluation. One
---with `by` was assembled because of that: the nearest reference, and the unit that it stands in.
---@return { name: string, kind: "proc"|"block", file: string?, line: integer, by: { why:
---  "name"|"list"|"around", name: string?, file: string?, line: integer }? }[]
function Result:units()
  check_open(self)
  local list = not self.fatal and self.run:units() or {}
  local names, out = {}, {}
  for i, unit in ipairs(list) do
    local file, line = place(self, unit.source, unit.line)
    out[i] = { name = (self:scope_path(unit.scope) or "") .. unit.name, kind = unit.kind,
      file = file, line = line }
    names[unit.number] = out[i].name
  end
  for i, unit in ipairs(list) do
    if unit.why then
      local file, line = place(self, unit.by_source, unit.by_line)
      out[i].by = { why = unit.why, name = names[unit.by_number], file = file, line = line }
    end
  end
  return out
end

---Iterates over the symbols in order of creation.
---@param filter { kind: string?, scope: string?, match: string?, all: boolean? }?
---@return fun(): table?
function Result:symbols(filter)
  filter = filter or {}
  check_open(self)
  local cursor = 0
  return function()
    while not self.fatal do
      local next_cursor, symbol = self.run:symbol(cursor)
      if not next_cursor then
        return nil
      end
      cursor = next_cursor
      local path = self:scope_path(symbol.scope)
      if path or filter.all then
        symbol.short_name = symbol.name
        symbol.name = (path or "") .. symbol.name
        symbol.file, symbol.line = place(self, symbol.source, symbol.line)
        if (not filter.kind or filter.kind == symbol.kind)
          and (not filter.scope or path == filter.scope .. ".")
          and (not filter.match or symbol.name:find(filter.match)) then
          return symbol
        end
      end
    end
  end
end

---@param name string   full name, compared without case
---@return table?
function Result:symbol(name)
  check_open(self)
  if not self.by_name then
    local map = {}
    for symbol in self:symbols() do
      map[symbol.name:lower()] = symbol
    end
    self.by_name = map
  end
  return self.by_name[name:lower()]
end

---The image, as output formats see it.
function Result:image()
  return formats.image(self)
end

---@return string? bytes   nil when one of them was not made
function Result:bytes(address, n)
  check_open(self)
  return not self.fatal and self.run:memory(address, n or 1) or nil
end

function Result:digests()
  local out = {}
  for _, kind in ipairs { "tokens", "records", "image", "diagnostics" } do
    out[kind] = not self.fatal and self.run:digest(kind) or nil
  end
  return out
end

function Result:stats()
  return self.summary
end

---Output in a format, as a string or blob.
---@return string|userdata|nil bytes
---@return table? diag
function Result:encode(format, opts)
  check_open(self)
  if not self.ok and not (opts and opts.on_error) then
    return nil, model.make(1106, { format, "the assembly has errors" })
  end
  return formats.encode(self, format, opts)
end

---Writes an output; the file is replaced whole or not touched.
---@return true? ok
---@return table? diag
function Result:write(format, path, opts)
  local data, diag = self:encode(format, opts)
  if not data then
    return nil, diag
  end
  local ok, _, why = files.write({ { path = path, data = data } }, opts and opts.durable, false)
  if not ok then
    return nil, model.make(1106, { path, why })
  end
  return true
end

function Result:close()
  if self.run then
    self.run:close()
    self.run = nil
  end
  self.is_closed = true
end

return M
