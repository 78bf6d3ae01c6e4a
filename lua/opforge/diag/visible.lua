---Text from outside made safe to show: control, bidirectional and broken characters are escaped.
---SPDX-License-Identifier: MIT
local M = {}

local function is_bidi(code)
  return code >= 0x202A and code <= 0x202E or code >= 0x2066 and code <= 0x2069
    or code == 0x200E or code == 0x200F or code == 0x061C
end

---Length of the valid UTF-8 sequence at i and its code, or nil.
local function decode(text, i)
  local b = text:byte(i)
  local n = b < 0x80 and 1 or b >= 0xC2 and b < 0xE0 and 2 or b >= 0xE0 and b < 0xF0 and 3
    or b >= 0xF0 and b < 0xF5 and 4
  if not n or i + n - 1 > #text then
    return nil
  end
  if n > 1 then
    local code = b & (0x7F >> n)
    for k = 1, n - 1 do
      local c = text:byte(i + k)
      if c & 0xC0 ~= 0x80 then
        return nil
      end
      code = code << 6 | c & 0x3F
    end
    if n == 3 and (code < 0x800 or code >= 0xD800 and code < 0xE000)
      or n == 4 and (code < 0x10000 or code > 0x10FFFF) then
      return nil
    end
    return n, code
  end
  return 1, b
end

---@param text string
---@param tab integer?            width of tab stops; nil keeps tabs as \x09
---@return string shown
---@return integer[]? columns   display column (from 1) of each byte and of the end; nil when equal
function M.line(text, tab)
  if not text:find "[^ -~]" then
    return text
  end
  local out, columns = {}, {}
  local column, i = 1, 1
  while i <= #text do
    local n, code = decode(text, i)
    local shown, width
    if not n then
      shown = ("\\x%02X"):format(text:byte(i))
      n, width = 1, 4
    elseif code == 9 and tab then
      width = tab - (column - 1) % tab
      shown = (" "):rep(width)
    elseif code < 0x20 or code >= 0x7F and code < 0xA0 then
      shown = ("\\x%02X"):format(code)
      width = #shown
    elseif is_bidi(code) then
      shown = ("\\u{%04X}"):format(code)
      width = #shown
    else
      shown = text:sub(i, i + n - 1)
      width = 1
    end
    out[#out + 1] = shown
    for k = i, i + n - 1 do
      columns[k] = column
    end
    column = column + width
    i = i + n
  end
  columns[#text + 1] = column
  return table.concat(out), columns
end

---JSON string with the same escapes; bytes that are no UTF-8 read \xHH in the value.
---@return string
function M.json(text)
  if not text:find '[^ !#-%[%]-~]' then
    return '"' .. text .. '"'
  end
  local out, i = { '"' }, 1
  while i <= #text do
    local n, code = decode(text, i)
    if not n then
      out[#out + 1] = ("\\\\x%02X"):format(text:byte(i))
      n = 1
    elseif code == 0x22 or code == 0x5C then
      out[#out + 1] = "\\" .. string.char(code)
    elseif code == 10 then
      out[#out + 1] = "\\n"
    elseif code == 9 then
      out[#out + 1] = "\\t"
    elseif code < 0x20 or code >= 0x7F and code < 0xA0 or is_bidi(code) then
      out[#out + 1] = ("\\u%04X"):format(code)
    else
      out[#out + 1] = text:sub(i, i + n - 1)
    end
    i = i + n
  end
  out[#out + 1] = '"'
  return table.concat(out)
end

return M
