---Diagnostics as text: with source excerpt and carets, or one line each.
---SPDX-License-Identifier: MIT
local model = require "opforge.diag.model"
local visible = require "opforge.diag.visible"

local M = {}

local TAB <const> = 8
local LONGEST <const> = 512     -- of an excerpt; a line of a megabyte helps nobody

local colors = {
  error = "\27[1;31m", warning = "\27[1;33m", note = "\27[1;36m", bar = "\27[1;34m",
    bold = "\27[1m",
  off = "\27[0m",
}
local plain = setmetatable({}, { __index = function() return "" end })

local function safe(text)
  return (visible.line(text))
end

---Rows "N | text" and "  | ^^^" of a span.
local function excerpt(out, paint, width, number, text, from, to, mark)
  local shown, columns = visible.line(text, TAB)
  local first = columns and (columns[from] or columns[#columns]) or from
  local last = columns and (columns[to] or columns[#columns]) or to
  if last <= first then
    last = first + 1
  end
  local start = 1
  if #shown > LONGEST and first > LONGEST // 2 then
    start = first - LONGEST // 2
  end
  local cut = shown:sub(start, start + LONGEST - 1)
  first, last = first - start + 1, last - start + 1
  last = math.min(last, math.max(first + 1, #cut + 2))
  out[#out + 1] = ("%s%s |%s %s"):format(paint.bar, ("%" .. width .. "s"):format(number), paint.off,
    cut)
    :gsub("%s+$", "")
  out[#out + 1] = ("%s%s |%s %s%s%s%s"):format(paint.bar, (" "):rep(width), paint.off,
    (" "):rep(first - 1), paint[mark], (mark == "note" and "-" or "^"):rep(last - first), paint.off)
end

---@param diag opforge.Diag
---@param color boolean?
---@return string   with a newline at its end
function M.rustc(diag, color)
  local paint = color and colors or plain
  local out = {}
  out[1] = ("%s%s[OF%04d]%s%s: %s%s"):format(paint[diag.severity], diag.severity, diag.code,
    paint.off,
    paint.bold, safe(diag.message), paint.off)
  local width = #tostring(diag.line or 0)
  for _, related in ipairs(diag.related) do
    width = math.max(width, #tostring(related.line))
  end
  local pad = (" "):rep(width)
  if diag.file then
    out[#out + 1] = ("%s%s-->%s %s:%d:%d"):format(pad, paint.bar, paint.off, safe(diag.file),
      diag.line or 1,
      diag.col_start or 1)
  end
  if diag.text and diag.line then
    out[#out + 1] = ("%s%s |%s"):format(paint.bar, pad, paint.off)
    if diag.expanded then
      out[#out + 1] = (("%s%" .. width .. "d |%s %s"):format(paint.bar, diag.line, paint.off,
        visible.line(diag.text, TAB):sub(1, LONGEST)))
      excerpt(out, paint, width, "=>", diag.expanded, diag.col_start, diag.col_end, diag.severity)
    else
      excerpt(out, paint, width, tostring(diag.line), diag.text, diag.col_start, diag.col_end,
        diag.severity)
    end
  end
  for _, related in ipairs(diag.related) do
    out[#out + 1] = ("%s%s ::%s %s:%d: %s"):format(paint.bar, pad, paint.off, safe(related.file
      or "?"),
      related.line, related.label)
    if related.text and related.col_start and related.col_start > 0 then
      excerpt(out, paint, width, tostring(related.line), related.text, related.col_start,
        math.max(related.col_end or 0, related.col_start + 1), "note")
    end
  end
  -- A recursion of a thousand calls is told by its ends.
  local n = #diag.chain
  for i, link in ipairs(diag.chain) do
    if n <= 16 or i <= 8 or i > n - 8 then
      out[#out + 1] = ("%s %s= note:%s %s"):format(pad, paint.bar, paint.off,
        safe(model.chain_text(link)))
    elseif i == 9 then
      out[#out + 1] = ("%s %s= note:%s ... %d more ..."):format(pad, paint.bar, paint.off, n - 16)
    end
  end
  for _, note in ipairs(diag.notes) do
    out[#out + 1] = ("%s %s= note:%s %s"):format(pad, paint.bar, paint.off, safe(note))
  end
  for _, help in ipairs(diag.help) do
    out[#out + 1] = ("%s %s= help:%s %s"):format(pad, paint.bar, paint.off, safe(help))
  end
  return table.concat(out, "\n") .. "\n"
end

---FILE:LINE:COL: error: message [OFnnnn]
---@return string
function M.gnu(diag)
  local place = ""
  if diag.file then
    place = ("%s:%d:%d: "):format(safe(diag.file), diag.line or 1, diag.col_start or 1)
  end
  return ("%s%s: %s [OF%04d]\n"):format(place, diag.severity, safe(diag.message), diag.code)
end

---What follows a line in a listing: the line, the caret, the message.
---@param tab integer?   width of tab stops
---@return string
function M.listing(diag, tab)
  local text = diag.expanded or diag.text or ""
  local shown, columns = visible.line(text, tab or TAB)
  local from, to = diag.col_start or 1, diag.col_end or 2
  local first = columns and (columns[from] or columns[#columns]) or from
  local last = columns and (columns[to] or columns[#columns]) or to
  shown = shown:gsub(" +$", "")
  return ("%s\n%s%s\n%s: %s [OF%04d]\n"):format(shown, (" "):rep(first - 1),
    ("^"):rep(math.max(1, last - first)), diag.severity == "warning" and "WARNING" or "ERROR",
    safe(diag.message), diag.code)
end

return M
