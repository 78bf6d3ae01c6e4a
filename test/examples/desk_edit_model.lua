-- desk_edit_model.lua - what the editor of examples/desk should do, for desk_model.lua.
--
-- The text is a list of lines. A command that cannot be obeyed fails with an empty message.
-- SPDX-License-Identifier: MIT

local M = {}

local edit = {}

---Lines first to last, which must be there.
local function some(self, e)
  if e.first < 1 or e.last > #e.lines then
    self:fail ""
  end
end

local function address(self, e)
  local rest = e.rest:match "^ *(.*)$"
  local number, behind = rest:match "^(%d+)()"
  local value = tonumber(number) or e.current
  if not number then
    local text, after = rest:match "^/([^/]*)/?()"
    if text then
      local tries = 0
      repeat
        value, tries = value < #e.lines and value + 1 or 1, tries + 1
        if tries > #e.lines then
          self:fail ""
        end
      until e.lines[value]:find(text, 1, true)
      behind = after
    elseif rest:find "^[.$]" then
      value, behind = rest:find "^%$" and #e.lines or value, 2
    elseif rest:find "^[+-]" then
      behind = 1
    else
      return nil
    end
  end
  while rest:find("^[+-]", behind) do
    local sign, amount, after = rest:match("^([+-])(%d*)()", behind)
    value = value + (sign == "+" and 1 or -1) * (tonumber(amount) or 1)
    behind = after
    if value < 0 then
      self:fail ""
    end
  end
  if value > #e.lines then
    self:fail ""
  end
  e.rest = rest:sub(behind)
  return value
end

local function edit_command(self, e, text)
  e.rest, e.first, e.last, e.given = text, e.current, e.current, 0
  if text:find "^ *%%" then
    e.rest, e.first, e.last, e.given = text:match "%%(.*)$", 1, #e.lines, 2
  else
    local from = address(self, e)
    if from then
      e.first, e.last, e.given = from, from, 1
      if e.rest:find "^ *," then
        e.rest = e.rest:match ",(.*)$"
        e.last, e.given = address(self, e) or self:fail "", 2
        if e.last < e.first then
          self:fail ""
        end
      end
    end
  end
  local letter, rest = e.rest:match "^ *(.?)(.*)$"
  e.rest = rest
  local action = edit[letter == "" and "p" or letter] or self:fail ""
  if not letter:find "[sm]" and rest:find "[^ ]" then
    self:fail ""
  end
  return action(self, e)
end

local function show(format)
  return function(self, e)
    some(self, e)
    for i = e.first, e.last do
      self:put(format, i, e.lines[i])
    end
    e.current = e.last
  end
end

edit.p, edit.n = show "%.0s%s\n", show "%5d %s\n"

function edit.a(self, e)
  e.current = e.last
  for line in self:block() do
    e.current = e.current + 1
    table.insert(e.lines, e.current, line)
    e.dirty = true
  end
end

function edit.i(self, e)
  e.last = math.max(e.last - 1, 0)
  edit.a(self, e)
end

function edit.d(self, e)
  some(self, e)
  for _ = e.first, e.last do
    table.remove(e.lines, e.first)
  end
  e.current, e.dirty = math.min(e.first, #e.lines), true
end

function edit.c(self, e)
  edit.d(self, e)
  e.last = e.first - 1
  edit.a(self, e)
end

function edit.s(self, e)
  local mark, rest = e.rest:match "^ *(.)(.*)$"
  if not mark then
    self:fail ""
  end
  local parts = {}
  for _ = 1, 2 do
    local to = rest:find(mark, 1, true)
    parts[#parts + 1] = rest:sub(1, (to or 0) - 1)
    rest = to and rest:sub(to + 1) or ""
  end
  local all = rest:find "^g" ~= nil
  if parts[1] == "" or rest:gsub("^g", ""):find "[^ ]" then
    self:fail ""
  end
  some(self, e)
  local old = parts[1]:gsub("%p", "%%%0")
  local new = parts[2]:gsub("%%", "%%%%")
  local n_changed = 0
  for i = e.first, e.last do
    local line, n = e.lines[i]:gsub(old, new, not all and 1 or nil)
    if n > 0 and #line > 254 then
      self:fail ""
    elseif n > 0 then
      e.lines[i], e.current, e.dirty = line, i, true
      n_changed = n_changed + 1
    end
  end
  if n_changed == 0 then
    self:fail ""
  end
end

function edit.m(self, e)
  some(self, e)
  local to = address(self, e) or self:fail ""
  if e.rest:find "[^ ]" or to >= e.first and to < e.last then
    self:fail ""
  end
  local n = e.last - e.first + 1
  local moved = table.move(e.lines, e.first, e.last, 1, {})
  for _ = 1, n do
    table.remove(e.lines, e.first)
  end
  to = to >= e.last and to - n or to
  for i, line in ipairs(moved) do
    table.insert(e.lines, to + i, line)
  end
  e.current, e.dirty = to + n, true
end

function edit.j(self, e)
  if e.given < 2 then
    e.last = e.first + 1
  end
  some(self, e)
  local line = table.concat(e.lines, "", e.first, e.last)
  if #line + e.last - e.first + 1 > 250 then
    self:fail ""
  end
  e.dirty = e.dirty or e.last > e.first
  e.lines[e.first] = line
  for _ = e.first + 1, e.last do
    table.remove(e.lines, e.first + 1)
  end
  e.current = e.first
end

edit["="] = function(self, e)
  self:put("%d\n", e.given == 0 and #e.lines or e.last)
end

local function text_of(e)
  return #e.lines == 0 and "" or table.concat(e.lines, "\n") .. "\n"
end

function edit.w(self, e)
  local file = self:create(e.name)
  self:append(file, text_of(e))
  e.dirty = false
  self:put("%d bytes\n", #file.text)
end

function edit.q(self, e)
  if e.dirty then
    self:put "changed: w, or q again\n"
  end
  e.over, e.dirty = not e.dirty, false
end

---Edits the file that the words name.
---@param lines_of fun(text: string): string[]
function M.run(self, words, lines_of)
  local e = { lines = {}, dirty = false }
  e.name = self:name(words)
  self:no_more(words)
  local i = self:slot(e.name)
  if i then
    e.lines = lines_of(self.files[i].text)
    self:put("%d bytes\n", #text_of(e))
  else
    self:put "new file\n"
  end
  e.current = #e.lines
  while not e.over do
    self:guarded(edit_command, e, self:line "*")
  end
end

return M
