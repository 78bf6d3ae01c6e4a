---Text definitions (`-D NAME[=TEXT]`): checked, the last of a name wins, handed down as one source.
---SPDX-License-Identifier: MIT
local M = {}

---Adds a definition to a list.
---@param list { name: string, text: string }[]   in order of first mention
---@param word string   NAME or NAME=TEXT
---@return true? ok
---@return string? why
function M.add(list, word)
  local name, text = word:match "^([^=]*)=(.*)$"
  if not name then
    name, text = word, "1"
  end
  if not name:find "^[%a_][%w_$]*$" then
    return nil, ("a name expected, found '%s'"):format(name)
  elseif text:find "[\n\r]" then
    return nil, ("the text of '%s' must be one line"):format(name)
  end
  local key = name:lower()
  for _, define in ipairs(list) do
    if define.name:lower() == key then
      define.name, define.text = name, text
      return true
    end
  end
  list[#list + 1] = { name = name, text = text }
  return true
end

---The source that the core reads: a line NAME=TEXT for each.
---@return string? text   nil when there are none
function M.source(list)
  if not list or #list == 0 then
    return nil
  end
  local out = {}
  for i, define in ipairs(list) do
    out[i] = define.name .. "=" .. define.text .. "\n"
  end
  return table.concat(out)
end

return M
