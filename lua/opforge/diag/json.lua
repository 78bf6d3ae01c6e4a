---Diagnostics and summaries as JSON, one object per line, keys in a fixed order.
---SPDX-License-Identifier: MIT
local visible = require "opforge.diag.visible"

local M = {}

local text = visible.json

local function optional(value)
  if value == nil then
    return "null"
  end
  return type(value) == "string" and text(value) or ("%d"):format(value)
end

local function texts(list)
  local out = {}
  for i, value in ipairs(list) do
    out[i] = text(value)
  end
  return "[" .. table.concat(out, ",") .. "]"
end

local function objects(list, write)
  local out = {}
  for i, value in ipairs(list) do
    out[i] = write(value)
  end
  return "[" .. table.concat(out, ",") .. "]"
end

local function span(s)
  return ('{"file":%s,"line":%s,"col_start":%s,"col_end":%s,"label":%s,"is_primary":%s}'):format(
    optional(s.file), optional(s.line), optional(s.col_start), optional(s.col_end),
      optional(s.label),
    tostring(s.is_primary or false))
end

local function link(c)
  return ('{"kind":%s,"name":%s,"iteration":%s,"file":%s,"line":%s}'):format(
    text(c.kind), optional(c.name), optional(c.iteration), optional(c.file), optional(c.line))
end

local function fixit(f)
  return ('{"file":%s,"line":%s,"col_start":%s,"col_end":%s,"replacement":%s,'
    .. '"applicability":%s}'):format(
    optional(f.file), optional(f.line), optional(f.col_start), optional(f.col_end),
      text(f.replacement),
    text(f.applicability))
end

---@param diag opforge.Diag
---@return string   one line, with its end
function M.diagnostic(diag)
  return ('{"schema":"opforge.diagnostic","version":1,"type":"diagnostic","code":"OF%04d",'
    .. '"severity":%s,'
    .. '"message":%s,"file":%s,"line":%s,"col_start":%s,"col_end":%s,"text":%s,"expanded":%s,'
    .. '"related_spans":%s,"chain":%s,"notes":%s,"help":%s,"fixits":%s}\n'):format(
    diag.code, text(diag.severity), text(diag.message), optional(diag.file), optional(diag.line),
    optional(diag.col_start), optional(diag.col_end), optional(diag.text), optional(diag.expanded),
    objects(diag.related, span), objects(diag.chain, link), texts(diag.notes), texts(diag.help),
    objects(diag.fixits, fixit))
end

local function output(o)
  return ('{"kind":%s,"path":%s,"bytes":%d,"sha256":%s}'):format(text(o.kind), text(o.path),
    o.bytes,
    text(o.sha256))
end

---@return string   one line, with its end
function M.summary(s)
  return ('{"schema":"opforge.diagnostic","version":1,"type":"summary","input":%s,"ok":%s,'
    .. '"exit_code":%d,'
    .. '"errors":%d,"warnings":%d,"suppressed":%d,"passes":%d,"lines":%d,"bytes":%d,"symbols":%d,'
    .. '"outputs":%s,"dependencies":%s}\n'):format(
    text(s.input), tostring(s.ok), s.exit_code, s.errors, s.warnings, s.suppressed, s.passes,
      s.lines, s.bytes,
    s.symbols, objects(s.outputs, output), texts(s.dependencies))
end

return M
