---The files that a source asks for: what is wrong with them, and how they are encoded.
---
---An entry is { format, path, opts, sections, span, line }: the image is limited to the sections
---(numbers) and, with a span, is exactly that: { first, last, fill }.
---SPDX-License-Identifier: MIT
local formats = require "opforge.format"
local lazy = require "opforge.lazy"
local paths = require "opforge.paths"

local catalog = lazy "opforge.catalog"

local M = {}

---Formats that are named in the language but are not there.
local reserved = { hunk = true }

---Options of a request by key: the last of each, and all sections.
local function by_key(request)
  local out = { sections = {} }
  for _, option in ipairs(request.options) do
    if option.key == "SECTIONS" then
      table.insert(out.sections, option)
    end
    out[option.key] = option
  end
  return out
end

---A section with bytes of its own.
local function has_bytes(section)
  return section.kind ~= "bss" and section.kind ~= "zp"
end

---A plan under construction: diagnostics come with their places.
local Plan = {}
Plan.__index = Plan

---@param at table   option or request
function Plan:refuse(request, at, code, ...)
  local place = { source = request.source, line = request.line, col = at.col,
    col_end = at.col_end }
  table.insert(self.diags, { code = code, args = { ... }, place = place })
end

---The format of a request, or nil when it was refused.
function Plan:format(request, option)
  local name = option.value:lower()
  if reserved[name] then
    self:refuse(request, option, 908, name)
    return nil
  end
  local format = formats.get(name)
  if not format then
    self:refuse(request, option, 901, option.value)
  end
  return format
end

---The path of a file that the source names, or nil.
function Plan:path(request, at, name, ext)
  if name == "" or not paths.is_inside(paths.normal(name), ".") then
    self:refuse(request, at, 912, name, "the output folder")
    return nil
  end
  return ext and not paths.extension(name) and name .. "." .. ext or name
end

---Adds an entry and says when two are one file.
function Plan:add(request, at, entry)
  local key = paths.normal(entry.path)
  if self.seen[key] then
    self:refuse(request, at, 911, entry.path)
    return
  end
  self.seen[key] = true
  entry.place = { source = request.source, line = request.line, col = at.col,
    col_end = at.col_end }
  table.insert(self.entries, entry)
end

---The sections of an output by their base; nil when one is wrong.
function Plan:sections(request, options)
  local out, ok = {}, true
  for i, option in ipairs(options.sections) do
    local section = self.by_name[option.value:lower()]
    if not section then
      self:refuse(request, option, 801, "section", option.value)
      ok = false
    elseif not section.base then
      self:refuse(request, option, 903, section.name, request.name)
      ok = false
    else
      out[#out + 1] = { section = section, option = option, place = i }
    end
  end
  table.sort(out, function(a, b)
    if a.section.base ~= b.section.base then
      return a.section.base < b.section.base
    end
    return a.place < b.place
  end)
  return ok and out or nil
end

---Gaps and overlaps between sections that must lie side by side.
function Plan:check_contiguous(request, list)
  local stop
  for _, one in ipairs(list) do
    local section = one.section
    if section.size > 0 and has_bytes(section) then
      local base = section.base
      if stop and base ~= stop then
        local is_gap = base > stop
        self:refuse(request, one.option, 904, is_gap and "gap" or "overlap",
          is_gap and stop or base, (is_gap and base or math.min(stop, base + section.size)) - 1,
          section.name)
        return false
      end
      stop = base + section.size
    end
  end
  return true
end

---The span that an output has by its options: { first, last, fill }; false when it has none, nil
---when they are wrong.
function Plan:span(request, options, list)
  local image, fill = options.IMAGE, options.FILL
  if not image and not fill then
    return false
  elseif not image or not fill then
    self:refuse(request, image or fill, 906, image and "fill is missing" or "image is missing")
    return nil
  end
  local first, last = image.value:match "^%s*%$(%x+)%s*%.%.%s*%$(%x+)%s*$"
  first = first and #first <= 8 and tonumber(first, 16)
  last = last and #last <= 8 and tonumber(last, 16)
  if not first or not last or first > last then
    self:refuse(request, image, 906,
      "a text as in \"$8000..$80FF\" is expected")
    return nil
  end
  for _, one in ipairs(list) do
    local section = one.section
    if section.size > 0 and has_bytes(section)
      and (section.base < first or section.base + section.size - 1 > last) then
      self:refuse(request, one.option, 905, section.name, first, last)
      return nil
    end
  end
  local limit = catalog.limit "image-bytes"
  local most = (self.result.limits or {})[limit.index] or limit.normal
  if last - first + 1 > most then
    self:refuse(request, image, limit.number, { kind = "limit", value = most })
    return nil
  end
  return { first, last, fill.value }
end

local requests = {}

---`format= sections= [contiguous=] [image= fill=] [loadaddr=]`
function requests.file(plan, request)
  local options = by_key(request)
  local format = plan:format(request, options.FORMAT)
  local path = plan:path(request, request, request.name, format and format.ext)
  local list = plan:sections(request, options)
  if not format or not path or not list then
    return
  end
  local span = plan:span(request, options, list)
  local wish = options.CONTIGUOUS
  local is_contiguous = not options.IMAGE
  if wish then
    is_contiguous = wish.value == "YES" or wish.value == 1
  end
  if span == nil or is_contiguous and not plan:check_contiguous(request, list) then
    return
  end
  local load = options.LOADADDR
  if load and not format.options.loadaddr then
    plan:refuse(request, load, 404, "loadaddr", "output",
      "the format has no load address")
    return
  end
  local numbers = {}
  for i, one in ipairs(list) do
    numbers[i] = one.section.number
  end
  plan:add(request, request, { format = format.name, path = path, sections = numbers,
    span = span or nil, opts = { loadaddr = load and load.value } })
end

function requests.map(plan, request)
  local options = by_key(request)
  local path = plan:path(request, request, request.name, "map")
  if path then
    plan:add(request, request, { format = "map", path = path,
      opts = { symbols = options.SYMBOLS and options.SYMBOLS.value:lower() or "none" } })
  end
end

---A file for each section, by name.
function requests.export(plan, request)
  local options = by_key(request)
  local format = plan:format(request, options.FORMAT)
  local folder = plan:path(request, options.DIR, options.DIR.value)
  if not format or not folder then
    return
  end
  local all = options.INCLUDE and options.INCLUDE.value == "BSS"
  local list = {}
  for _, section in ipairs(plan.result.sections) do
    if all or has_bytes(section) then
      list[#list + 1] = section
    end
  end
  table.sort(list, function(a, b)
    return a.name:lower() < b.name:lower()
  end)
  for _, section in ipairs(list) do
    local base = section.base or 0
    plan:add(request, options.DIR, { format = format.name,
      path = paths.join(folder, section.name .. "." .. format.ext),
      sections = { section.number },
      span = not has_bytes(section) and section.size > 0
        and { base, base + section.size - 1, 0 } or nil,
      opts = {} })
  end
end

---The files that the source of a good run asks for.
---@return table[] entries
---@return table[] diags     { code, args, place }
function M.plan(result)
  local plan = setmetatable({ result = result, entries = {}, diags = {}, seen = {},
    by_name = {} }, Plan)
  for _, section in ipairs(result.sections) do
    plan.by_name[section.name:lower()] = section
  end
  for _, request in ipairs(result.outputs) do
    if requests[request.kind] then                 -- the others are metadata
      requests[request.kind](plan, request)
    end
  end
  return plan.entries, plan.diags
end

---Encodes an entry.
---@return string|userdata|nil bytes
---@return table? diag     { code, args, place }
function M.encode(result, entry)
  if entry.sections then
    result.run:select(entry.sections, table.unpack(entry.span or {}))
  end
  local done, data, diag = pcall(formats.encode, result, entry.format, entry.opts)
  result.run:select()
  if not done then
    error(data, 0)
  elseif not data then
    return nil, { code = diag.code, args = diag.args, place = entry.place }
  end
  return data
end

return M
