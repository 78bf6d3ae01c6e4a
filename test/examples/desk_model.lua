-- desk_model.lua - what examples/desk should print for the lines that it reads.
--
-- A shell with the same commands over a table of strings: files, line editor, calculator, pictures.
-- Compiled programs are not run here; t_desk.lua knows what those should print.
-- SPDX-License-Identifier: MIT

local edit_model = require "test.examples.desk_edit_model"

local M = {}

local blocks, block_size, entries, name_max = 56, 256, 24, 12

local Model = {}
Model.__index = Model

---@param host table<string, string>   files of the host
function M.new(host)
  return setmetatable({ host = host, files = {}, out = {}, vars = {}, seed = 0x1D2B }, Model)
end

-- Output and input ---------------------------------------------------------------------------

function Model:put(format, ...)
  local text = select("#", ...) > 0 and format:format(...) or format
  if text ~= "" then
    self.out[#self.out + 1] = text
    self.last = text:sub(-1)
  end
end

function Model:fresh_line()
  if self.last and self.last ~= "\n" then
    self:put "\n"
  end
end

---Ends a command with a message.
function Model.fail(_, text)
  error({ message = text }, 0)
end

---The next line of the script or of the input, shown behind a prompt.
function Model:line(prompt)
  self:fresh_line()
  self:put(prompt .. " ")
  local text
  if self.script then
    text = table.remove(self.script, 1)
    if not text then
      self.script = nil
    end
  end
  if not text then
    text = table.remove(self.input, 1)
  end
  if not text then
    self:put "\n"
    error({ ended = true }, 0)
  end
  self:put("%s\n", text)
  return text
end

---Lines up to one with a dot.
function Model:block()
  return function()
    local text = self:line ":"
    return text ~= "." and text or nil
  end
end

-- The disk -----------------------------------------------------------------------------------

function Model:slot(name)
  for i = 1, entries do
    if self.files[i] and self.files[i].name == name then
      return i
    end
  end
end

local function blocks_of(text)
  return (#text + block_size - 1) // block_size
end

function Model:free()
  local n = blocks
  for i = 1, entries do
    n = n - (self.files[i] and blocks_of(self.files[i].text) or 0)
  end
  return n
end

---An error when a file is still to be read, by the running script or the running command.
function Model:check_free(file)
  if file == self.script_file and self.script and #self.script > 0
      or file == self.reading and file.text ~= "" then
    self:fail "file is in use"
  end
end

function Model:create(name)
  local i = self:slot(name)
  if i then
    self:check_free(self.files[i])
  else
    i = 1
    while self.files[i] do
      i = i + 1
    end
    if i > entries then
      self:fail "directory is full"
    end
  end
  self.files[i] = { name = name, text = "" }
  return self.files[i]
end

---Adds to a file what fits.
function Model:append(file, text)
  local room = (self:free() + blocks_of(file.text)) * block_size - #file.text
  file.text = file.text .. text:sub(1, room)
  if #text > room then
    self:fail "disk is full"
  end
end

function Model:open(name)
  local i = self:slot(name)
  return i and self.files[i] or self:fail "no such file"
end

local function lines_of(text)
  local lines = {}
  for line in text:gmatch "([^\n]*)\n" do
    lines[#lines + 1] = line
  end
  local rest = text:match "[^\n]+$"
  lines[#lines + 1] = rest
  return lines
end

-- Arguments ----------------------------------------------------------------------------------

---A line as words, one after the other.
local function new_words(text)
  local words = { rest = text }
  function words.next()
    local word, rest = words.rest:match '^ *"([^"]*)"?(.*)$'
    if not word then
      word, rest = words.rest:match "^ *([^ ]*)(.*)$"
    end
    words.rest = rest
    return word ~= "" and word or nil
  end
  return words
end

function Model:name(words)
  local name = words.next() or self:fail "wrong arguments"
  if #name > name_max or name:find "[*?]" then
    self:fail "bad name"
  end
  return name
end

function Model:no_more(words)
  if words.rest:find "[^ ]" then
    self:fail "wrong arguments"
  end
end

function Model:number(words)
  local text, rest = words.rest:match "^ *(%d+)(.*)$"
  if not text or tonumber(text) > 65535 then
    self:fail "bad number"
  end
  words.rest = rest
  return tonumber(text)
end

-- Commands -----------------------------------------------------------------------------------

local commands = {}

local function fits(pattern, name)
  pattern = pattern:gsub("[%^%$%(%)%%%.%[%]%+%-]", "%%%0"):gsub("%*", ".*"):gsub("%?", ".")
  return name:find("^" .. pattern .. "$") ~= nil
end

function commands.ls(self, words)
  local pattern, n = words.next() or "*", 0
  self:no_more(words)
  for i = 1, entries do
    local file = self.files[i]
    if file and fits(pattern, file.name) then
      self:put("%-14s%6d\n", file.name, #file.text)
      n = n + 1
    end
  end
  self:put("%d files, ", n)
  commands.free(self)
end

function commands.free(self)
  self:put("%d blocks free\n", self:free())
end

function commands.del(self, words)
  local pattern, n = words.next() or self:fail "wrong arguments", 0
  self:no_more(words)
  for i = 1, entries do
    if self.files[i] and fits(pattern, self.files[i].name) then
      self:check_free(self.files[i])
      self.files[i] = nil
      n = n + 1
    end
  end
  if n == 0 then
    self:fail "no such file"
  end
end

function commands.ren(self, words)
  local old, new = self:name(words), self:name(words)
  self:no_more(words)
  if self:slot(new) then
    self:fail "file exists"
  end
  self:open(old).name = new
end

function commands.type(self, words)
  local name = self:name(words)
  self:no_more(words)
  self:put("%s", self:open(name).text)
  self:fresh_line()
end

function commands.copy(self, words)
  local from = self:name(words)
  self.reading = self:open(from)
  local text = self.reading.text
  local to = self:name(words)
  self:no_more(words)
  self:append(self:create(to), text)
end

function commands.join(self, words)
  local file = self:create(self:name(words))
  repeat
    self:append(file, self:open(self:name(words)).text)
  until not words.rest:find "[^ ]"
end

function commands.make(self, words)
  local name = self:name(words)
  self:no_more(words)
  local file = self:create(name)
  for line in self:block() do
    self:append(file, line .. "\n")
  end
end

function commands.echo(self, words)
  self:put("%s\n", words.rest:match "^ *(.*)$")
end

commands["do"] = function(self, words)
  local name = self:name(words)
  self:no_more(words)
  if self.script then
    self:fail "too deep"
  end
  self.script_file = self:open(name)
  self.script = lines_of(self.script_file.text)
end

function commands.import(self, words)
  local from = words.next() or self:fail "wrong arguments"
  local to = self:name(words)
  self:no_more(words)
  local text = self.host[from] or self:fail "host file fails"
  self:append(self:create(to), text)
end

function commands.export(self, words)
  local from = self:name(words)
  local text = self:open(from).text
  local to = words.next() or self:fail "wrong arguments"
  self:no_more(words)
  self.host[to] = text
end

function commands.dump(self, words)
  local name = self:name(words)
  self:no_more(words)
  local text = self:open(name).text
  for from = 1, #text, 8 do
    local part = text:sub(from, from + 7)
    local bytes = part:gsub(".", function(c) return (" %02X"):format(c:byte()) end)
    self:put("%04X %-24s  %s\n", from - 1, bytes, (part:gsub("[^ -~]", ".")))
  end
end

function commands.crc(self, words)
  local name = self:name(words)
  self:no_more(words)
  local sum = 0xFFFFFFFF
  for _, byte in ipairs { self:open(name).text:byte(1, -1) } do
    sum = sum ~ byte
    for _ = 1, 8 do
      sum = sum & 1 == 1 and sum >> 1 ~ 0xEDB88320 or sum >> 1
    end
  end
  self:put("%08X\n", ~sum & 0xFFFFFFFF)
end

function commands.wc(self, words)
  local name = self:name(words)
  self:no_more(words)
  local text = self:open(name).text
  local _, n_lines = text:gsub("\n", "")
  local _, n_words = text:gsub("[^\0-\32]+", "")
  self:put("%6d%6d%6d\n", n_lines, n_words, #text)
end

function commands.find(self, words)
  local wanted = words.next() or self:fail "wrong arguments"
  local name = self:name(words)
  self:no_more(words)
  for i, line in ipairs(lines_of(self:open(name).text)) do
    if line:find(wanted, 1, true) then
      self:put("%5d %s\n", i, line)
    end
  end
end

function commands.compare(self, words)
  local a = self:open(self:name(words)).text
  local name = self:name(words)
  self:no_more(words)
  local b = self:open(name).text
  if a == b then
    self:put "same\n"
  else
    local i = 1
    while a:byte(i) == b:byte(i) do
      i = i + 1
    end
    self:put("differ at byte %d\n", i - 1)
  end
end

---Two names; the lines of the first file, and the second one, which is made while the first one is
---read if so.
local function from_to(self, words, is_read)
  local from = self:open(self:name(words))
  local name = self:name(words)
  self:no_more(words)
  self.reading = is_read and from or nil
  return lines_of(from.text), self:create(name)
end

function commands.sort(self, words)
  local lines, file = from_to(self, words)
  table.sort(lines)
  for _, line in ipairs(lines) do
    self:append(file, line .. "\n")
  end
end

function commands.uniq(self, words)
  local lines, file = from_to(self, words, true)
  for i, line in ipairs(lines) do
    if line ~= lines[i - 1] then
      self:append(file, line .. "\n")
    end
  end
end

-- Pictures -----------------------------------------------------------------------------------

function commands.life(self, words)
  local name, rounds = self:name(words), self:number(words)
  self:no_more(words)
  local now = {}
  for y, line in ipairs(lines_of(self:open(name).text)) do
    for x = 1, y <= 16 and math.min(#line, 32) or 0 do
      if line:sub(x, x) == "*" then
        now[(y - 1) * 32 + x - 1] = true
      end
    end
  end
  for _ = 1, rounds do
    local near, after = {}, {}
    for i = 0, 511 do
      for k = -1, now[i] and 1 or -2 do
        for l = -1, 1 do
          local there = ((i // 32 + k) % 16) * 32 + (i % 32 + l) % 32
          near[there] = (near[there] or 0) + (there ~= i and 1 or 0)
        end
      end
    end
    for i = 0, 511 do
      after[i] = near[i] == 3 or near[i] == 2 and now[i] or nil
    end
    now = after
  end
  local n = 0
  for i = 0, 511 do
    n = n + (now[i] and 1 or 0)
    self:put("%s%s", now[i] and "*" or ".", i % 32 == 31 and "\n" or "")
  end
  self:put("%d cells live\n", n)
end

function commands.mandel(self, words)
  self:no_more(words)
  local one = 4096
  local shades = " .,:;i+=xoX%#&8@ "
  local function word(value)
    return (value + 0x8000 & 0xFFFF) - 0x8000
  end
  for row = 0, 20 do
    local cy = -one - one // 8 + row * (9 * one // 4 // 20)
    for column = 0, 47 do
      local cx, x, y, n = -2 * one + column * (3 * one // 48), 0, 0, 0
      while n < 16 do
        local xx, yy = x * x // one, y * y // one
        if xx + yy >= 4 * one then
          break
        end
        x, y, n = word(xx - yy + cx), word(2 * (x * y // one) + cy), n + 1
      end
      self:put("%s", shades:sub(n + 1, n + 1))
    end
    self:put "\n"
  end
end

function commands.wave(self, words)
  local n = self:number(words)
  self:no_more(words)
  for i = 0, n - 1 do
    local height = 28 * math.sin(i % 32 * math.pi / 16)
    self:put("%s*\n", (" "):rep(30 + math.floor(height + 0.5)))
  end
end

-- The calculator -----------------------------------------------------------------------------

local function long(value)
  return (value + 0x80000000 & 0xFFFFFFFF) - 0x80000000
end

local function divide(a, b)
  local value = math.abs(a) // math.abs(b)
  return (a < 0) ~= (b < 0) and -value or value
end

local function truth(value)
  return value and 1 or 0
end

-- Spelling, precedence, meaning; longer spellings first.
local operators = {
  { "**", 8, function(a, b)
    local value = 1
    for bit = 31, 0, -1 do
      value = long(value * value)
      value = b >> bit & 1 == 1 and long(value * a) or value
    end
    return value
  end },
  { "<<", 5, function(a, b) return a << (b & 31) end },
  { ">>", 5, function(a, b) return a // (1 << (b & 31)) end },
  { "<=", 4, function(a, b) return truth(a <= b) end },
  { ">=", 4, function(a, b) return truth(a >= b) end },
  { "<>", 4, function(a, b) return truth(a ~= b) end },
  { "==", 4, function(a, b) return truth(a == b) end },
  { "<", 4, function(a, b) return truth(a < b) end },
  { ">", 4, function(a, b) return truth(a > b) end },
  { "+", 6, function(a, b) return a + b end },
  { "-", 6, function(a, b) return a - b end },
  { "*", 7, function(a, b) return a * b end },
  { "/", 7, divide, true },
  { "%", 7, function(a, b) return a - divide(a, b) * b end, true },
  { "&", 3, function(a, b) return a & b end },
  { "^", 2, function(a, b) return a ~ b end },
  { "|", 1, function(a, b) return a | b end },
}
M.operators = operators

---A step of the generator of random numbers.
function Model:random()
  local value = self.seed
  value = value ~ value << 7 & 0xFFFF
  value = value ~ value >> 9
  value = value ~ value << 8 & 0xFFFF
  self.seed = value
  return value
end

local functions = {
  abs = { 1, function(_, a) return math.abs(a) end },
  sgn = { 1, function(_, a) return a > 0 and 1 or a < 0 and -1 or 0 end },
  min = { 2, function(_, a, b) return math.min(a, b) end },
  max = { 2, function(_, a, b) return math.max(a, b) end },
  sqrt = { 1, function(self, a)
    return a < 0 and self:fail "negative operand" or math.floor(math.sqrt(a))
  end },
  gcd = { 2, function(_, a, b)
    a, b = math.abs(a), math.abs(b)
    while b ~= 0 do
      a, b = b, a % b
    end
    return a
  end },
  bits = { 1, function(_, a)
    local n = 0
    for i = 0, 31 do
      n = n + (a >> i & 1)
    end
    return n
  end },
  rnd = { 1, function(self, a)
    if a < 0 or a > 65535 then
      self:fail "negative operand"
    end
    local value = self:random()
    return a == 0 and self:fail "division by zero" or value % a
  end },
}

function Model:evaluate(text)
  local at = 1
  local expression
  local function take(pattern)
    local found, behind = text:match("^ *(" .. pattern .. ")()", at)
    at = behind or at
    return found
  end
  local function syntax()
    self:fail "syntax"
  end
  local function primary()
    if take "%(" then
      local value = expression(0)
      return take "%)" and value or syntax()
    elseif take "%-" then
      return long(-expression(7))
    elseif take "%+" then
      return primary()
    elseif take "~" then
      return ~primary()
    elseif take "'" then
      local c = text:sub(at, at)
      at = at + 1
      return c ~= "" and take "'" and c:byte() or syntax()
    elseif take "%$" then
      return long(tonumber(take "%x+" or syntax(), 16))
    end
    local name = take "%a%w*"
    if not name then
      return long(tonumber(take "%d+" or syntax()))
    elseif #name == 1 then
      return self.vars[name:lower()] or 0
    end
    local known = functions[name] or syntax()
    local args = take "%(" and {} or syntax()
    repeat
      args[#args + 1] = expression(0)
    until not take ","
    return take "%)" and #args == known[1] and long(known[2](self, table.unpack(args))) or syntax()
  end
  function expression(level)
    local left = primary()
    while true do
      local found
      for _, op in ipairs(operators) do
        local here = text:match("^ *()", at)
        if text:sub(here, here + #op[1] - 1) == op[1] then
          found = op
          break
        end
      end
      if not found or found[2] <= level then
        return left
      end
      at = text:match("^ *()", at) + #found[1]
      local right = expression(found[2])
      if found[4] and right == 0 then
        self:fail "division by zero"
      elseif found[1] == "**" and right < 0 then
        self:fail "negative operand"
      end
      left = long(found[3](left, right))
    end
  end
  local target = text:match "^ *(%a) *=[^=]"
  if target then
    at = text:find("=", 1, true) + 1
  end
  local value = expression(0)
  if text:find("[^ ]", at) then
    syntax()
  end
  if target then
    self.vars[target:lower()] = value
  end
  self:put(value >= 0 and value <= 255 and "" or "$%08X ", value & 0xFFFFFFFF)
  self:put("%d\n", value)
end

---A command inside of a tool, whose errors do not leave it.
function Model:guarded(action, ...)
  local ok, problem = pcall(action, self, ...)
  if not ok then
    if type(problem) ~= "table" or problem.ended then
      error(problem, 0)
    end
    self:fresh_line()
    self:put("?%s\n", problem.message)
  end
end

function commands.calc(self, words)
  if words.rest:find "[^ ]" then
    self:evaluate(words.rest)
    return
  end
  while true do
    local text = self:line "="
    if not text:find "[^ ]" then
      return
    end
    self:guarded(self.evaluate, text)
  end
end

function commands.vars(self)
  self.vars = {}
end

function commands.edit(self, words)
  edit_model.run(self, words, lines_of)
end

-- The shell ----------------------------------------------------------------------------------

function commands.bye()
  error({ ended = true }, 0)
end

function Model:command(text)
  local words = new_words(text)
  local name = words.next()
  self.reading = nil
  if name then
    (commands[name] or self:fail "no such command")(self, words)
  end
end

---@param input string[]
---@return string
function Model:run(input)
  self.input = table.move(input, 1, #input, 1, {})
  self:put("DESK 1.0\n%d blocks free\n", self:free())
  local ok, problem
  repeat
    ok, problem = pcall(function()
      self:guarded(self.command, self:line "]")
    end)
  until not ok
  if not problem.ended then
    error(problem, 0)
  end
  return table.concat(self.out)
end

return M
