-- desk_source.lua - reads the modules of examples/desk for desk_ca65.lua: lines, what modules
-- define and use, and expressions in the spelling of ca65.
--
-- It knows what the example uses and stops at everything else.
-- Tests: t_desk.lua
-- SPDX-License-Identifier: MIT

local tap = require "test.lib.tap"

local M = {}

-- Lines --------------------------------------------------------------------------------------

---A line without its comment.
local function code_of(line)
  local quote
  for i = 1, #line do
    local c = line:sub(i, i)
    if quote then
      quote = c ~= quote and quote or nil
    elseif c == '"' or c == "'" then
      quote = c
    elseif c == ";" then
      return line:sub(1, i - 1)
    end
  end
  return line
end

---Splits at commas outside quotes and brackets.
function M.split(text)
  local parts, depth, quote, from = {}, 0, nil, 1
  for i = 1, #text do
    local c = text:sub(i, i)
    if quote then
      quote = c ~= quote and quote or nil
    elseif c == '"' or c == "'" then
      quote = c
    elseif c:find "[%(%[{]" then
      depth = depth + 1
    elseif c:find "[%)%]}]" then
      depth = depth - 1
    elseif c == "," and depth == 0 then
      parts[#parts + 1] = text:sub(from, i - 1):match "^%s*(.-)%s*$"
      from = i + 1
    end
  end
  if text:find "%S" then
    parts[#parts + 1] = text:sub(from):match "^%s*(.-)%s*$"
  end
  return parts
end

---@class Line
---@field label string?
---@field op string?       first word, lower case if it is no macro
---@field rest string      what follows it
---@field place string

---Label, first word and the rest of each line that has any of them.
---@return Line[]
local function read(path, lines)
  local number, open = 0, nil
  lines = lines or {}
  for text in (assert(tap.read(path)) .. "\n"):gmatch "(.-)\n" do
    number = number + 1
    local code = code_of(text):gsub("%s+$", "")
    if open then                            -- a .use goes on while its bracket is open
      open.rest = open.rest .. " " .. code:match "^%s*(.*)"
      if code:find "[%)}]%s*$" and not code:find "[%({]%s*$" then
        open = nil
      end
    elseif code ~= "" then
      local line = { place = path .. ":" .. number }
      local label, colon, after = code:match "^%s*([%a_][%w_]*)(:)%s*(.*)$"
      if label and after:sub(1, 1) ~= "=" then
        line.label, code = label, after
      elseif code:find "^[%a_]" then
        line.label, code = code:match "^([%a_][%w_]*)%s*(.*)$"
      end
      line.op, line.rest = code:match "^%s*(%S+)%s*(.*)$"
      line.rest = line.rest or ""
      line.has_colon = colon ~= nil
      if line.op == ".include" then
        read(path:match "^(.*/)" .. line.rest:sub(2, -2), lines)
      else
        lines[#lines + 1] = line
      end
      if line.op == ".use" and (line.rest:find "{[^}]*$" or line.rest:find "%([^%)]*$") then
        open = line
      end
    end
  end
  return lines
end

-- Modules ------------------------------------------------------------------------------------

M.openers = { [".proc"] = true, [".struct"] = true, [".enum"] = true }
M.closers = { [".endproc"] = true, [".endstruct"] = true, [".endenum"] = true }

---One .use as a table: id, qualifier or names, with, map.
local function parse_use(text)
  local use = { names = {}, with = {}, map = {} }
  text = text:gsub("%s+map%s*{(.-)}", function(map)
    for from, to in map:gmatch "([%w_]+)%s*%->%s*([%w_]+)" do
      use.map[from] = to
    end
    return ""
  end)
  text = text:gsub("%s+with%s*(%b())", function(list)
    for _, part in ipairs(M.split(list:sub(2, -2))) do
      local name, value = part:match "^([%w_]+)%s*=%s*(.*)$"
      use.with[#use.with + 1] = { name, value }
    end
    return ""
  end)
  text = text:gsub("%s+as%s+([%w_]+)%s*$", function(name)
    use.qualifier = name
    return ""
  end)
  local id, list = text:match "^([%w_.]+)%s*(.*)$"
  use.id = id
  if list == "" then
    use.qualifier = use.qualifier or id:match "[%w_]+$"
  elseif list == "(*)" then
    use.star = true
  else
    for _, item in ipairs(M.split(list:sub(2, -2))) do
      local name, as = item:match "^([%w_]+)%s+as%s+([%w_]+)$"
      use.names[as or item] = name or item
    end
  end
  return use
end

---A module: its lines, what it uses, what it defines at its own level and what of that is public.
local function load_module(path)
  local module = { lines = read(path), uses = {}, defines = {}, public = {}, macros = {},
    with = {}, map = {} }
  local depth, is_public, macro = 0, false, nil
  for _, line in ipairs(module.lines) do
    local op = line.op
    if op == ".module" then
      module.id = line.rest
      module.scope = line.rest:gsub("%.", "_")
    elseif op == ".use" then
      module.uses[#module.uses + 1] = parse_use(line.rest)
    elseif op == ".pub" or op == ".priv" then
      if depth == 0 then
        is_public = op == ".pub"
      end
    elseif op == ".macro" or op == ".segment" then
      macro = { name = line.label, params = {}, defaults = {}, labels = {}, module = module,
        is_scoped = op == ".macro" }
      for i, part in ipairs(M.split(line.rest)) do
        local name, default = part:match "^([%w_]+)%s*=?%s*(.-)$"
        macro.params[i], macro.defaults[name] = name, part:find "=" and default or nil
        macro.params[name] = true
      end
      module.macros[line.label] = macro
      module.public[line.label] = is_public or nil
    elseif op == ".endmacro" or op == ".endsegment" then
      macro = nil
    elseif macro then
      if line.label and op ~= "=" and op ~= ":=" then
        macro.labels[#macro.labels + 1] = line.label
      end
    else
      if line.label and depth == 0 and not line.label:find "^_" then
        module.defines[line.label] = true
        module.public[line.label] = is_public or nil
      end
      if M.openers[op] then
        depth = depth + 1
      elseif M.closers[op] then
        depth = depth - 1
      end
    end
  end
  return module
end

---All modules below a folder, and in the order in which they are evaluated.
function M.load(folder, root_id)
  local by_id, order, seen = {}, {}, {}
  for _, path in ipairs(tap.lines("find " .. tap.quote(folder) .. " -name '*.asm'")) do
    local module = load_module(path)
    by_id[assert(module.id, path)] = module
  end
  local function visit(module)
    if seen[module] then
      return
    end
    seen[module] = true
    for _, use in ipairs(module.uses) do
      visit(assert(by_id[use.id], use.id))
    end
    order[#order + 1] = module
  end
  visit(assert(by_id[root_id]))
  for _, module in ipairs(order) do
    for _, use in ipairs(module.uses) do
      local other = by_id[use.id]
      for from, to in pairs(use.map) do
        other.map[from] = to
      end
      for _, pair in ipairs(use.with) do
        table.insert(other.with, { name = pair[1], value = pair[2], importer = module })
        other.with[pair[1]] = true
      end
      use.module = other
    end
  end
  return order, by_id
end

---What a dotted name that begins with a qualifier or the path of a module means: the module, and
---the rest of the name.
function M.qualified(module, path)
  if path:sub(1, #module.id + 1) == module.id .. "." then
    return module, path:sub(#module.id + 2)
  end
  for _, use in ipairs(module.uses) do
    for _, prefix in ipairs { use.id, use.qualifier } do
      if path:sub(1, #prefix + 1) == prefix .. "." then
        return use.module, path:sub(#prefix + 2)
      end
    end
  end
end

-- Expressions --------------------------------------------------------------------------------

local binary = {
  ["*"] = 10, ["/"] = 10, ["%"] = 10, ["+"] = 9, ["-"] = 9, ["<<"] = 8, [">>"] = 8,
  ["=="] = 7, ["="] = 7, ["!="] = 7, ["<>"] = 7, ["<"] = 7, ["<="] = 7, [">"] = 7, [">="] = 7,
  ["&"] = 6, ["^"] = 5, ["|"] = 4, ["&&"] = 3, ["||"] = 2,
}
local spelled = { ["%"] = ".mod", ["=="] = "=", ["!="] = "<>" }
M.builtin = { [".sizeof"] = ".sizeof", [".min"] = ".min" }

local function tokens_of(text)
  local list, i = {}, 1
  while i <= #text do
    local c = text:sub(i, i)
    local token
    if c:find "%s" then
      i = i + 1
    else
      if c == '"' or c == "'" then
        token = text:sub(i, assert(text:find(c, i + 1, true), text))
      elseif c:find "[%a_%.@]" then
        token = text:match("^[%.@]?[%a_][%w_%.]*", i)
      elseif c:find "%d" then
        token = text:match("^%w+", i)
      elseif c == "$" and text:find("^%$%x", i) then
        token = text:match("^%$%x+", i)
      elseif c == "%" and text:find("^%%[01]", i) and (#list == 0
          or list[#list]:find "^[%(,#%+%-%*/&|<>=]$") then
        token = text:match("^%%[01]+", i)
      else
        local pair = text:sub(i, i + 1)
        token = binary[pair] and pair or c
      end
      assert(token and #token > 0, text)
      list[#list + 1] = token
      i = i + #token
    end
  end
  return list
end

---Text of an expression in ca65's spelling, with brackets where the precedence may differ.
---@param name fun(token: string): string   how a name is written there
function M.expression(text, name)
  local list, at = tokens_of(text), 1
  local parse
  local function primary()
    local token = list[at]
    at = at + 1
    if not token then
      error("expression ends early: " .. text)
    elseif token == "(" then
      local inner = parse(0)
      assert(list[at] == ")", text)
      at = at + 1
      return "(" .. inner .. ")", false
    elseif token == "<" or token == ">" then
      return token .. "(" .. parse(0) .. ")", false
    elseif token == "-" or token == "~" or token == "!" then
      return token .. primary(), false
    elseif M.builtin[token] then
      assert(list[at] == "(", text)
      local args = {}
      local size = token == ".sizeof" and name(list[at + 1], true)
      if size and size:find "^__" then
        at = at + 3
        return size, false
      end
      repeat
        at = at + 1
        args[#args + 1] = parse(0)
      until list[at] ~= ","
      assert(list[at] == ")", text)
      at = at + 1
      return M.builtin[token] .. "(" .. table.concat(args, ", ") .. ")", false
    elseif token:find "^[%a_%.@]" then
      return name(token), false
    end
    assert(token:find "^[%w%$%%'\"%*]", text)
    return token, false
  end
  function parse(level)
    local left, is_binary = primary()
    while binary[list[at]] and binary[list[at]] > level do
      local op = list[at]
      at = at + 1
      local right, right_binary = parse(binary[op])
      if is_binary then
        left = "(" .. left .. ")"
      end
      if right_binary then
        right = "(" .. right .. ")"
      end
      if op == ">>" then                      -- logical there: a negative value would lose its sign
        left, is_binary = ("((%s + (1 << 40)) >> %s) - ((1 << 40) >> %s)"):format(left, right,
          right), true
      else
        left, is_binary = left .. " " .. (spelled[op] or op) .. " " .. right, true
      end
    end
    return left, is_binary
  end
  local result = parse(0)
  assert(at > #list, text .. ": left over at " .. tostring(list[at]))
  return result
end

return M
