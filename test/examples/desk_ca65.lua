-- desk_ca65.lua - rewrites the modules of examples/desk as one source for ca65 and a configuration
-- for ld65.
--
-- The rewriting is line by line and computes no address and no size: modules and procs become
-- scopes, sections segments, regions memory areas, macros macros, encodings .charmap. Names are
-- written as full paths, since ca65 knows no imports inside one source. A proc that nothing
-- refers to is left out; what refers to it is found here, from the text alone.
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
local function split(text)
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

local openers = { [".proc"] = true, [".block"] = true, [".struct"] = true, [".union"] = true,
  [".enum"] = true, [".namespace"] = true }
local closers = { [".endproc"] = true, [".endblock"] = true, [".endstruct"] = true,
  [".endunion"] = true, [".endenum"] = true, [".endnamespace"] = true }

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
    for _, part in ipairs(split(list:sub(2, -2))) do
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
    for _, item in ipairs(split(list:sub(2, -2))) do
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
      for i, part in ipairs(split(line.rest)) do
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
      if openers[op] then
        depth = depth + 1
      elseif closers[op] then
        depth = depth - 1
      end
    end
  end
  return module
end

---All modules below a folder, and in the order in which they are evaluated.
local function load(folder, root_id)
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
local function qualified(module, path)
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
local builtin = { [".lo"] = ".lobyte", [".hi"] = ".hibyte", [".len"] = ".strlen",
  [".sizeof"] = ".sizeof", [".min"] = ".min", [".max"] = ".max", [".defined"] = ".defined" }

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
local function expression(text, name)
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
    elseif builtin[token] then
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
      return builtin[token] .. "(" .. table.concat(args, ", ") .. ")", false
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

-- Translation --------------------------------------------------------------------------------

local data = { [".byte"] = ".byte", [".word"] = ".word", [".long"] = ".dword", [".text"] = ".byte",
  [".dword"] = ".dword", [".addr"] = ".addr" }

---@return table program  segments, regions, outputs, text
function M.translate(folder, root_id)
  local order, by_id = load(folder, root_id)
  local out = {}                              -- { unit, text }: without a unit always assembled
  local refs = {}                             -- unit -> array of units
  local unit, in_macro                        -- of the line at hand
  local program = { regions = {}, sections = {}, places = {}, outputs = {}, exports = {},
    globals = {} }
  local encodings, n_blocks = {}, 0
  local sized = {}                            -- sections whose size is asked for

  local function put(format, ...)
    out[#out + 1] = { not in_macro and unit or nil,
      select("#", ...) > 0 and format:format(...) or format }
  end
  local function refer(module, word)
    local from = unit or "root"
    refs[from] = refs[from] or {}
    table.insert(refs[from], module.scope .. "::" .. word)
  end

  for _, module in ipairs(order) do
    local scopes = {}                         -- names of the scopes around the line, innermost last
    local macro, closer = nil, {}

    -- What the scopes define, by their first lines.
    local inner, stack = {}, {}
    for _, line in ipairs(module.lines) do
      if #stack > 0 and line.label and not line.label:find "^_" then
        stack[#stack][line.label] = true
      end
      if openers[line.op] then
        inner[line] = {}
        stack[#stack + 1] = inner[line]
      elseif closers[line.op] then
        stack[#stack] = nil
      end
    end

    local function imported(word)
      for _, use in ipairs(module.uses) do
        local there = use.names[word] or use.star and use.module.public[word] and word
        if there then
          return use.module, there
        end
      end
    end
    local function full(other, path)
      refer(other, path:match "^[%w_]+")
      return "::" .. other.scope .. "::" .. path:gsub("%.", "::")
    end

    ---A label of an inner scope gets another name when it hides one of its module, because ca65
    ---takes what is defined already for a reference that comes before the inner label.
    local function own(label)
      return module.defines[label] and #scopes > 0 and label .. "_inner" or label
    end

    ---A name as it is written there.
    local function name(token, of_size)
      if macro then
        local param, member = token:match "^%.([%w_]+)(.*)$"
        if param and macro.params[param] then
          return "p_" .. param .. member:gsub("%.", "::")
        end
        for _, label in ipairs(macro.labels) do
          if label == token then
            return token
          end
        end
      end
      assert(not token:find "^%.", token)
      if of_size and program.sections[token] then
        sized[token] = true
        return "__" .. token .. "_SIZE__"
      end
      if token:find "^_" then
        return "@" .. token:sub(2)
      end
      local first = token:match "^[%w_]+"
      for i = #scopes, 1, -1 do
        if scopes[i][first] then
          return own(first) .. token:sub(#first + 1):gsub("%.", "::")
        end
      end
      if module.defines[first] then
        return full(module, token)
      end
      local other, rest = qualified(module, token)
      if other then
        return full(other, rest)
      end
      for _, use in ipairs(module.uses) do
        if use.qualifier == token then
          return "::" .. use.module.scope
        end
      end
      local there
      other, there = imported(first)
      if other then
        return full(other, there .. token:sub(#first + 1))
      end
      return (token:gsub("%.", "::"))
    end
    local function expr(text)
      return expression(text, name)
    end
    local function list(text)
      local parts = split(text)
      for i, part in ipairs(parts) do
        parts[i] = part:find '^".*"$' and part or expr(part)
      end
      return table.concat(parts, ", ")
    end

    ---The operand of an instruction: brackets of an address mode stay where they are.
    local function operand(text)
      local parts = split(text)
      for i, part in ipairs(parts) do
        local indirect = part:match "^%b()$"
        if part:find "^#" then
          parts[i] = "#" .. expr(part:sub(2))
        elseif indirect then
          local inside = split(indirect:sub(2, -2))
          for k, piece in ipairs(inside) do
            inside[k] = expr(piece)
          end
          parts[i] = "(" .. table.concat(inside, ", ") .. ")"
        else
          parts[i] = expr(part)
          if parts[i]:find "^%(" then
            parts[i] = "0 + " .. parts[i]
          end
        end
      end
      return table.concat(parts, ", ")
    end

    local function find_macro(word)
      if word:find "%." then
        local other, rest = qualified(module, word)
        return other and other.macros[rest]
      end
      local other, there = imported(word)
      return module.macros[word] or other and other.macros[there]
    end
    local function macro_name(m)
      return "m_" .. m.module.scope .. "_" .. m.name
    end

    local function charmap(encoding)
      for _, pair in ipairs(encoding) do
        put(".charmap $%02X, %s", pair[1], pair[2])
      end
    end
    local ascii = {}
    for code = 1, 255 do
      ascii[code] = { code, ("$%02X"):format(code) }
    end

    local function options(text)
      local found = { plain = {} }
      local key
      for _, part in ipairs(split(text)) do
        local k, value = part:match "^([%w_]+)%s*=%s*(.*)$"
        if k then
          key = k
          found[key] = value
        elseif key == "sections" then
          found.sections = found.sections .. "," .. part
        else
          found.plain[#found.plain + 1] = part
        end
      end
      return found
    end

    local handlers = {}
    handlers[".pub"] = function() end
    handlers[".priv"] = handlers[".pub"]
    handlers[".use"] = handlers[".pub"]
    handlers[".cpu"] = function(line) module.cpu = line.rest:gsub('"', "") end
    handlers[".module"] = function()
      put(".setcpu \"%s\"", (module.cpu or "65c02"):upper())
      put(".scope %s", module.scope)
      for _, given in ipairs(module.with) do
        put("%s = %s", given.name, expression(given.value, function(token)
          return full(qualified(given.importer, token))
        end))
      end
    end
    handlers[".endmodule"] = function()
      if module.encoding then
        charmap(ascii)
      end
      put ".endscope"
    end
    handlers[".endproc"] = function()
      put ".endproc"
      scopes[#scopes] = nil
      unit = nil
    end
    handlers[".block"] = function(line)
      n_blocks = n_blocks + 1
      put(line.label and ".proc %s" or ".scope block_%d", line.label or n_blocks)
      closer[#closer + 1] = line.label and ".endproc" or ".endscope"
      scopes[#scopes + 1] = inner[line]
    end
    handlers[".endblock"] = function()
      put(table.remove(closer))
      scopes[#scopes] = nil
    end
    handlers[".namespace"] = function(line)
      put(".scope %s", line.label)
      scopes[#scopes + 1] = inner[line]
    end
    handlers[".endnamespace"] = function()
      put ".endscope"
      scopes[#scopes] = nil
    end
    handlers[".section"] = function(line)
      local found = options(line.rest)
      local here = found.plain[1]
      local target = found.plain[2] == "logical" and module.map[here] or here
      local section = program.sections[target]
      if not section then
        section = { name = target, kind = "code" }
        program.sections[target] = section
        table.insert(program.sections, section)
      end
      section.kind = found.kind or section.kind
      section.align = found.align and expr(found.align) or section.align
      put ".pushseg"
      put('.segment "%s"%s', target, section.kind == "zp" and ": zeropage" or "")
    end
    handlers[".endsection"] = function() put ".popseg" end
    handlers[".region"] = function(line)
      local parts = split(line.rest)
      local region = { name = parts[1] }
      table.insert(program.regions, region)
      table.insert(program.globals, ("region_%s_start = %s"):format(parts[1], expr(parts[2])))
      table.insert(program.globals, ("region_%s_end = %s"):format(parts[1], expr(parts[3])))
    end
    handlers[".place"] = function(line)
      local section, region = line.rest:match "^([%w_]+)%s+in%s+([%w_]+)$"
      table.insert(program.places, { section, region })
    end
    handlers[".pack"] = function(line)
      local region, sections = line.rest:match "^in%s+([%w_]+)%s*:%s*(.*)$"
      for _, section in ipairs(split(sections)) do
        table.insert(program.places, { section, region })
      end
    end
    handlers[".output"] = function(line)
      local found = options(line.rest)
      found.file = found.plain[1]:sub(2, -2)
      found.sections = split(found.sections)
      table.insert(program.outputs, found)
      program.prg = program.prg or found.format == "prg" and found.sections[1] or nil
    end
    handlers[".mapfile"] = handlers[".pub"]
    handlers[".exportsections"] = function(line) table.insert(program.exports, options(line.rest)) end
    handlers[".fill"] = function(line)
      local count, value = table.unpack(split(line.rest))
      put(".res %s, %s", expr(count), expr(value))
    end
    handlers[".ds"] = function(line) put(".res %s", expr(line.rest)) end
    handlers[".res"] = function(line)
      local size, count = table.unpack(split(line.rest))
      put(".res (%s) * %d", expr(count), ({ byte = 1, word = 2, long = 4 })[size])
    end
    handlers[".align"] = function(line) put(".align %s", expr(line.rest)) end
    handlers[".null"] = function(line)
      put(".byte %s, 0", list(line.rest))
    end
    handlers[".ptext"] = function(line) put(".byte .strlen(%s), %s", line.rest, line.rest) end
    handlers[".rta"] = function(line)
      for _, part in ipairs(split(line.rest)) do
        put(".addr %s - 1", expr(part))
      end
    end
    handlers[".assert"] = function(line)
      local condition, text = table.unpack(split(line.rest))
      put(".assert %s, error, %s", expr(condition), text or '"assertion"')
    end
    handlers[".if"] = function(line) put(".if %s", expr(line.rest)) end
    handlers[".elseif"] = function(line) put(".elseif %s", expr(line.rest)) end
    handlers[".else"] = function() put ".else" end
    handlers[".endif"] = function() put ".endif" end
    handlers[".for"] = function(line)
      local var, from, up, to = line.rest:match "^([%w_]+)%s+in%s+(.-)%s*%.%.(=?)%s*(.*)$"
      if var then
        put(".repeat (%s) - (%s)%s, i_%s", expr(to), expr(from), up == "=" and " + 1" or "", var)
        put("%s .set i_%s + %s", var, var, expr(from))
      else
        put(".repeat %s", expr(line.rest))
      end
    end
    handlers[".endfor"] = function() put ".endrepeat" end
    handlers[".rept"], handlers[".endrept"] = handlers[".for"], handlers[".endfor"]
    handlers[".logical"] = function(line) put(".org %s", expr(line.rest)) end
    handlers[".here"] = function() put ".reloc" end
    handlers[".encode"] = function(line)
      local word, base = table.unpack(split(line.rest))
      local encoding = {}
      assert(not base or base == "ascii", base)
      for code = 1, base and 255 or 0 do
        encoding[code] = { code, ("$%02X"):format(code) }
      end
      encodings[word], module.defining = encoding, encoding
    end
    handlers[".endencode"] = function() module.defining = nil end
    handlers[".cdef"] = function(line)
      local from, to, value = table.unpack(split(line.rest))
      local first = from:byte(2)
      for code = first, to:byte(2) do
        table.insert(module.defining, { code, expr(value) .. " + " .. code - first })
      end
    end
    handlers[".tdef"] = function(line)
      local chars, value = table.unpack(split(line.rest))
      for i = 2, #chars - 1 do
        table.insert(module.defining, { chars:byte(i), expr(value) .. " + " .. i - 2 })
      end
    end
    handlers[".encoding"] = function(line)
      charmap(line.rest == "ascii" and ascii or assert(encodings[line.rest], line.rest))
      module.encoding = line.rest ~= "ascii"
    end

    ---The body of a struct or an enum, up to its closer.
    local function record(line)
      local op, label, rest = line.op, line.label, line.rest
      if line.kind == ".enum" then
        if op == "=" then
          put("%s = %s", label, expr(rest))
        else
          put("%s%s", label or op, line.first and " = " .. line.first or "")
        end
      elseif op == ".byte" or op == ".word" or op == ".long" then
        assert(rest == "?", rest)
        put("%s %s", label or "", op == ".long" and ".dword" or op)
      else
        local size, count = table.unpack(split(rest))
        assert(op == ".res" and size == "byte" or op == ".ds", op)
        put("%s .res %s", label or "", expr(op == ".ds" and size or count))
      end
    end

    local function statement(line)
      local op, label = line.op, line.label
      if module.record then
        if closers[op] then
          put(op == ".endenum" and ".endenum" or ".endstruct")
          module.record, module.first = nil, nil
          scopes[#scopes] = nil
        else
          line.kind, line.first = module.record, module.first
          module.first = nil
          record(line)
        end
      elseif op == ".struct" or op == ".enum" then
        put("%s %s", op, label or "")
        module.record = op
        if op == ".enum" and line.rest ~= "" then
          module.first = expr(line.rest)
        end
        scopes[#scopes + 1] = inner[line]
      elseif op == ".macro" or op == ".segment" then
        macro = module.macros[label]
        unit, in_macro = module.scope .. "::" .. label, true
        local params = {}
        for i, param in ipairs(macro.params) do
          params[i] = "p_" .. param
        end
        put(".macro %s %s", macro_name(macro), table.concat(params, ", "))
        if macro.is_scoped and #macro.labels > 0 then
          put(".local %s", table.concat(macro.labels, ", "))
        end
      elseif op == ".endmacro" or op == ".endsegment" then
        put ".endmacro"
        macro, unit, in_macro = nil, nil, false
      elseif op == "=" then
        put("%s = %s", label, expr(line.rest))
      elseif op == ":?=" then
        if not module.with[label] then
          put("%s = %s", label, expr(line.rest))
        end
      elseif op == ":=" then
        put("%s .set %s", label, expr(line.rest))
      elseif op == ".proc" then
        unit = module.scope .. "::" .. label
        put(".proc %s", label)
        scopes[#scopes + 1] = inner[line]
      else
        if label and op ~= ".block" and op ~= ".namespace" then
          put("%s:", label:find "^_" and "@" .. label:sub(2) or own(label))
        end
        local called = op and op:find "^%." and not builtin[op] and find_macro(op:sub(2))
        if not op then
          return
        elseif called then
          local args = split(line.rest)
          for i, param in ipairs(called.params) do
            local text = assert(args[i] or called.defaults[param], line.place)
            args[i] = "{" .. (text:find '^"' and text or operand(text)) .. "}"
          end
          refer(called.module, called.name)
          put("%s %s", macro_name(called), table.concat(args, ", "))
        elseif handlers[op] then
          handlers[op](line)
        elseif data[op] then
          put("%s %s", data[op], list(line.rest))
        elseif macro and macro.params[op:sub(2)] then
          put("p_%s %s", op:sub(2), operand(line.rest))
        elseif op:find "^%a+%d?$" then
          put("%s %s", op, line.rest:lower() == "a" and "a" or operand(line.rest))
        else
          error("no translation of " .. op)
        end
      end
    end
    for _, line in ipairs(module.lines) do
      local ok, message = xpcall(statement, debug.traceback, line)
      if not ok then
        error(line.place .. ": " .. message, 0)
      end
    end
  end

  -- Procs in use: those that code outside of them reaches.
  local used, queue = {}, { "root" }
  while #queue > 0 do
    for _, to in ipairs(refs[table.remove(queue)] or {}) do
      if not used[to] then
        used[to] = true
        queue[#queue + 1] = to
      end
    end
  end
  local lines, dropped = {}, {}
  for _, row in ipairs(out) do
    if not row[1] or used[row[1]] then
      lines[#lines + 1] = row[2]
    elseif row[2]:find "^%.proc" then
      dropped[#dropped + 1] = row[1]
    end
  end
  for _, section in ipairs(program.sections) do
    if sized[section.name] then
      lines[#lines + 1] = (".import __%s_SIZE__: absolute"):format(section.name)
    end
  end
  for _, line in ipairs(program.globals) do
    lines[#lines + 1] = line
    lines[#lines + 1] = ".export " .. line:match "^[%w_]+" .. ": absolute"
  end
  for _, place in ipairs(program.places) do
    if place[1] == program.prg then
      lines[#lines + 1] = '.segment "LOADADDR"'
      lines[#lines + 1] = (".addr region_%s_start"):format(place[2])
    end
  end
  program.text = table.concat(lines, "\n") .. "\n"
  program.dropped, program.modules, program.by_id = dropped, order, by_id
  return program
end

-- Linking ------------------------------------------------------------------------------------

---The configuration of ld65 for one output: its memory areas go to the file, all others nowhere.
function M.config(program, output)
  local region_of, wanted = {}, {}
  for _, place in ipairs(program.places) do
    region_of[place[1]] = place[2]
  end
  for _, section in ipairs(output.sections) do
    wanted[region_of[section]] = true
  end
  local text = { "MEMORY {" }
  if program.prg then
    text[2] = ("  LOADADDR: start = 0, size = 2, type = ro, file = %s;")
      :format(output.format == "prg" and "%O" or '""')
  end
  for _, region in ipairs(program.regions) do
    text[#text + 1] = ("  %s: start = region_%s_start, size = region_%s_end - region_%s_start + 1, "
      .. "type = rw, file = %s%s;"):format(region.name:upper(), region.name, region.name,
      region.name, wanted[region.name] and "%O" or '""',
      wanted[region.name] and output.image and ", fill = yes, fillval = " .. output.fill or "")
  end
  text[#text + 1] = "}\nSEGMENTS {"
  if program.prg then
    text[#text + 1] = "  LOADADDR: load = LOADADDR, type = ro;"
  end
  local kinds = { code = "ro", data = "ro", bss = "bss", zp = "zp" }
  for _, place in ipairs(program.places) do
    local section = assert(program.sections[place[1]], place[1])
    text[#text + 1] = ("  %s: load = %s, type = %s%s, define = yes;"):format(section.name, place[2]:upper(),
      kinds[section.kind], section.align and ", align = " .. section.align or "")
  end
  text[#text + 1] = "}\n"
  return table.concat(text, "\n")
end

return M
