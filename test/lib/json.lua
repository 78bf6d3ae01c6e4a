-- json.lua - reads one JSON value: enough for the diagnostics and summaries of opforge.
--
-- null is json.null, so that a list keeps its length. Errors are raised.
-- SPDX-License-Identifier: MIT

local M = { null = setmetatable({}, { __name = "json.null" }) }

local escapes = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\",
  ["/"] = "/" }

local value                             -- the grammar is recursive

local function fail(text, pos, what)
  error(("json: %s expected at %d: %s"):format(what, pos, text:sub(pos, pos + 20)), 0)
end

local function skip(text, pos)
  return text:find("[^ \t\r\n]", pos) or #text + 1
end

local function string_at(text, pos)
  local parts = {}
  local i = pos + 1
  while true do
    local stop = text:find('["\\]', i)
    if not stop then
      fail(text, pos, "closing quote")
    end
    parts[#parts + 1] = text:sub(i, stop - 1)
    if text:sub(stop, stop) == '"' then
      return table.concat(parts), stop + 1
    end
    local c = text:sub(stop + 1, stop + 1)
    if c == "u" then
      local hex = text:match("^%x%x%x%x", stop + 2)
      if not hex then
        fail(text, stop, "four hex digits")
      end
      parts[#parts + 1] = utf8.char(tonumber(hex, 16))
      i = stop + 6
    else
      parts[#parts + 1] = escapes[c] or fail(text, stop, "escape")
      i = stop + 2
    end
  end
end

local function members(text, pos, closer, read)
  local result = {}
  pos = skip(text, pos + 1)
  if text:sub(pos, pos) == closer then
    return result, pos + 1
  end
  while true do
    pos = skip(text, read(result, pos))
    local c = text:sub(pos, pos)
    if c == closer then
      return result, pos + 1
    elseif c ~= "," then
      fail(text, pos, "comma or " .. closer)
    end
    pos = skip(text, pos + 1)
  end
end

function value(text, pos)
  pos = skip(text, pos)
  local c = text:sub(pos, pos)
  if c == '"' then
    return string_at(text, pos)
  elseif c == "{" then
    return members(text, pos, "}", function(into, at)
      local key
      key, at = string_at(text, at)
      at = skip(text, at)
      if text:sub(at, at) ~= ":" then
        fail(text, at, "colon")
      end
      into[key], at = value(text, at + 1)
      return at
    end)
  elseif c == "[" then
    return members(text, pos, "]", function(into, at)
      into[#into + 1], at = value(text, at)
      return at
    end)
  end
  local word = text:match("^%a+", pos)
  if word == "true" then
    return true, pos + 4
  elseif word == "false" then
    return false, pos + 5
  elseif word == "null" then
    return M.null, pos + 4
  end
  local number = text:match("^%-?%d+[%d%.eE+-]*", pos)
  if not number then
    fail(text, pos, "value")
  end
  return tonumber(number), pos + #number
end

---@param text string  one value and nothing else
function M.decode(text)
  local result, pos = value(text, 1)
  if skip(text, pos) <= #text then
    fail(text, pos, "end")
  end
  return result
end

return M
