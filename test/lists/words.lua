-- words.lua - which rows of the language lists a source line names: directives, builtins, unit
-- words, options and their values, operators. Read from the text alone, in the default language of
-- packages/base.
--
-- A key is the kind and the spelling: "directive byte", "infix <<", "anonymous +".
-- Tests: test/lists/t_coverage.lua; what is read wrongly here, make test-lists shows.
-- SPDX-License-Identifier: MIT

local M = {}

---Longest spelling first, so that the first that fits is the one.
local function longest_first(set)
  local list = {}
  for text in pairs(set) do               -- sorted below
    list[#list + 1] = text
  end
  table.sort(list, function(a, b)
    return #a > #b or #a == #b and a < b
  end)
  return list
end

local function at(list, text, pos)
  for _, spelling in ipairs(list) do
    if text:sub(pos, pos + #spelling - 1) == spelling then
      return spelling
    end
  end
  return nil
end

---The line without its comment, strings as '' so that nothing in them is taken for a word.
local function plain(line)
  local out, pos = {}, 1
  while pos <= #line do
    local c = line:sub(pos, pos)
    if c == ";" then
      break
    elseif c == "'" or c == '"' then
      local stop = pos + 1
      while stop <= #line and line:sub(stop, stop) ~= c do
        stop = stop + (line:sub(stop, stop) == "\\" and 2 or 1)
      end
      out[#out + 1] = "''"
      pos = stop + 1
    else
      out[#out + 1] = c
      pos = pos + 1
    end
  end
  return table.concat(out)
end

---A reader of lines for one language.
---@param rows { key: string, kind: string, name: string, args: string? }[]
---@param spellings string[]   every operator spelling, punctuation too
---@return fun(line: string): table<string, boolean> keys that the line names
function M.reader(rows, spellings)
  local known, assigns, raw = {}, {}, {}
  for _, row in ipairs(rows) do
    known[row.key] = true
    if row.kind == "assign" then
      assigns[row.name] = true
    elseif row.kind == "directive" then
      raw[row.name] = row.args == "raw"
    end
  end
  local operators = {}
  for _, spelling in ipairs(spellings) do
    operators[spelling] = true
  end
  operators, assigns = longest_first(operators), longest_first(assigns)

  ---The operands of a statement from pos on.
  local function expression(text, pos, note)
    local wants_operand = true
    while true do
      pos = text:find("%S", pos)
      if not pos then
        return
      end
      local rest = text:sub(pos)
      local sign = rest:match("^%++") or rest:match("^%-+")
      local word = rest:match("^''") or rest:match("^%d[%w_]*")
        or wants_operand and (rest:match("^%$%x[%w_]*") or rest:match("^%%[01][%w_]*")
          or rest:match("^[%$%*]"))
      local name = rest:match("^[%a_][%w_%$]*")
      local builtin = rest:match("^%.([%a_][%w_]*)")
      if word then
        wants_operand, pos = false, pos + #word
      elseif name then
        while rest:match("^%.[%a_][%w_%$]*", #name + 1) do
          name = name .. rest:match("^%.[%a_][%w_%$]*", #name + 1)
        end
        note("unit " .. name:lower())
        if rest:match("^%s*=", #name + 1) then
          note("option " .. name:lower())
        else
          note("choice " .. name:lower())
        end
        wants_operand, pos = false, pos + #name
      elseif wants_operand and builtin then
        note("builtin " .. builtin:lower())
        pos = pos + 1 + #builtin
      elseif wants_operand and sign and rest:match("^%s*$", #sign + 1)
        or wants_operand and sign and rest:match("^%s*[,%)]", #sign + 1) then
        note("anonymous " .. sign:sub(1, 1))
        wants_operand, pos = false, pos + #sign
      else
        local operator = at(operators, text, pos) or rest:sub(1, 1)
        local is_prefix = wants_operand and known["prefix " .. operator]
        note((is_prefix and "prefix " or "infix ") .. operator)
        wants_operand = not operator:find("^[%)%]}]$")
        pos = pos + #operator
      end
    end
  end

  return function(line)
    local keys = {}
    local function note(key)
      if known[key] then
        keys[key] = true
      end
    end
    local text = plain(line)
    local pos = 1
    local anonymous = text:match("^([+-])%s") or text:match("^([+-])$")
    local label = text:match("^[%a_][%w_%$]*")
    local indented = text:match("^%s+[%a_][%w_%$]*:%f[^:]")
    if anonymous then
      note("anonymous " .. anonymous)
      pos = 2
    elseif label or indented then
      pos = #(label or indented) + 1
      if text:find("^:[^=?]", pos) or text:find("^:$", pos) then
        pos = pos + 1
      end
      pos = text:find("%S", pos) or #text + 1
      local assign = at(assigns, text, pos)
      if assign then
        note("assign " .. assign)
        expression(text, pos + #assign, note)
        return keys
      end
    end
    local directive, behind = text:match("^%s*%.([%a_][%w_]*)()", pos)
    local path = directive and text:match("^%.[%w_%.]+", behind)
    if path and known["directive " .. directive:lower() .. "."] then
      note("directive " .. directive:lower() .. ".")
      for part in path:gmatch("[%w_]+") do
        note("option " .. part:lower())
      end
      expression(text, behind + #path, note)
    elseif directive then
      directive = directive:lower()
      note("directive " .. directive)
      if known["directive " .. directive] and not raw[directive] then
        expression(text, behind, note)
      end
      for type_word in directive == "statement" and text:gmatch("([%a_]%w*):") or function() end do
        note("capture " .. type_word:lower())
      end
    else
      local start = text:match("^%s*[%a_][%w_%.]*()", pos) or text:match("^%s*%*%s*=()", pos)
      if start then
        expression(text, start, note)
      end
    end
    return keys
  end
end

return M
