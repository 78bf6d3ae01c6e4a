---Formats source text: the columns of label, statement, operands and comment; on request blanks
---around operators and behind commas, and the letter case of words.
---
---Invariants: a line has the same tokens before and after, or it stays as it is, byte for byte; the
---bodies of macros, the arguments of calls, strings and comments are never changed; formatting a
---formatted text changes nothing. What a word is comes from the package (fmt_tokens.lua).
---Tests: test/host/t_fmt.lua
---SPDX-License-Identifier: MIT
local driver = require "opforge.driver"
local schema = require "opforge.builder.schema"
local tokens_of = require "opforge.fmt_tokens"

local M = {}

---Settings: key, default, what a value may be (least and greatest, or words), meaning.
M.settings = {
  { "statement-column", 9, { 2, 200 }, "column of mnemonics and directives" },
  { "operand-column", 0, { 0, 200 }, "column of operands; 0: one blank behind the word" },
  { "comment-column", 41, { 2, 200 }, "column of comments behind a statement" },
  { "indent", 0, { 0, 16 }, "more columns within each construct that is open" },
  { "commas", "keep", { "keep", "space", "tight" }, "blank behind the commas of operands" },
  { "operators", "keep", { "keep", "space", "tight" }, "blanks around operators of two operands" },
  { "mnemonics", "keep", { "keep", "lower", "upper" }, "letter case of mnemonics" },
  { "directives", "keep", { "keep", "lower", "upper" }, "letter case of directives and builtins" },
  { "registers", "keep", { "keep", "lower", "upper" }, "letter case of registers" },
  { "symbols", "keep", { "keep", "defined" }, "letter case of symbols: as in their definition" },
}

---@param key string
---@param text string
---@return integer|string|nil value
---@return string? why
function M.value(key, text)
  for _, row in ipairs(M.settings) do
    local allowed = row[3]
    if row[1] == key and math.type(allowed[1]) == "integer" then
      local number = text:match "^%d+$" and #text < 6 and tonumber(text)
      if number and number >= allowed[1] and number <= allowed[2] then
        return number
      end
      return nil, ("a number from %d to %d expected, found '%s'"):format(allowed[1], allowed[2],
        text)
    elseif row[1] == key then
      for _, word in ipairs(allowed) do
        if word == text then
          return word
        end
      end
      return nil, ("one of %s expected, found '%s'"):format(table.concat(allowed, ", "), text)
    end
  end
  return nil, "no such setting"
end

---@return table<string, integer|string>
function M.defaults()
  local out = {}
  for _, row in ipairs(M.settings) do
    out[row[1]] = row[2]
  end
  return out
end

local operations = {}
for _, row in ipairs(schema.lists.ops) do
  operations[row.name] = row
end

local OPENS = { OPENER = true, SCOPE = true, REGION = true }
local CLOSES = { CLOSER = true, LEAVE = true }

---Whether the lines behind an operation are text of a definition.
local function is_definition(operation)
  return operation.role == "OPENER" and (operation.label == "OWN" or operation.label == "NONE")
end

---Meanings of infix operators whose blanks are left alone.
local KEEP_BLANKS = { RANGE = true, RANGEI = true }

local function cased(text, wish)
  return wish == "lower" and text:lower() or wish == "upper" and text:upper() or text
end

---Lines with their ends.
---@return { text: string, eol: string }[]
local function split(text)
  local out, at = {}, 1
  while at <= #text do
    local stop = text:find("[\r\n]", at)
    local eol = stop and (text:match("^\r\n", stop) or text:sub(stop, stop)) or ""
    out[#out + 1] = { text = text:sub(at, (stop or #text + 1) - 1), eol = eol }
    at = (stop or #text + 1) + #eol
  end
  return out
end

---Numbers of the lines that the core cannot read: wrong words, strings, numbers, expressions.
---No other file is looked at.
local function faulty_lines(text, cpu, packages, search_path)
  local result = driver.assemble { name = "<fmt>", text = text, cpu = cpu, packages = packages,
    search_path = search_path, fs = {} }
  local out = {}
  for _, diag in ipairs(result.diagnostics) do
    local area = diag.code // 100
    if diag.file == "<fmt>" and diag.line and (area == 1 or area == 2) then
      out[diag.line] = true
    end
  end
  result:close()
  return out
end

---What a line is made of, or nil when it is left alone.
---@class opforge.fmt.Line
---@field label string       with its mark
---@field head string        the word that says what the statement is
---@field kind string        of the head: mnemonic, directive, call, assign, star or none
---@field operation table?   of a directive
---@field tokens table[]     all of them
---@field from integer?      number of the first token behind the head
---@field rest string        operands, trimmed
---@field is_touching boolean   no blank between head and operands
---@field comment string?
---@field comment_at integer?   its column
local function read(dialect, text)
  local list = tokens_of.scan(dialect, "LINE", text)
  if not list then
    return nil
  end
  local line = { label = "", head = "", kind = "none", tokens = list, rest = "" }
  local stop = list[#list].first
  local comment = text:sub(stop)
  if comment:find "[^%s]" then
    line.comment, line.comment_at = comment:gsub("%s+$", ""), stop
  end
  local i = 1
  if list[1].kind == "LABEL" or list[1].kind == "ANON" then
    local mark = text:sub(list[1].behind, list[2].first - 1):gsub("%s+", "")
    if mark ~= "" and mark ~= dialect.traits.LABELMARK or list[2].kind == "LABEL" then
      return nil
    end
    line.label = text:sub(1, list[1].behind - 1):gsub("^%s+", "") .. mark
    i = 2
  end
  local word = list[i]
  if word.kind == "END" then
    return line
  end
  line.head, line.from = text:sub(word.first, word.behind - 1), i + 1
  if word.kind == "NAME" and dialect.mnemonics[dialect.fold(line.head)] then
    line.kind = "mnemonic"
  elseif word.kind == "NAME" or word.kind == "DOTNAME" then
    local name = tokens_of.directive_name(dialect, word, text)
    line.operation = operations[tokens_of.operation(dialect, name)]
    line.kind = line.operation and "directive" or "call"
  elseif word.kind == "ASSIGN" then
    line.kind = "assign"
  else
    line.kind = "star"
  end
  local rest = text:sub(word.behind, stop - 1)
  line.is_touching = rest:find "^%S" ~= nil
  line.rest = rest:match "^%s*(.-)%s*$"
  return line
end

---Whether blanks between two tokens may come and go: both sides of the operator are operands.
local function ends_operand(token)
  return token.kind == "NAME" or token.kind == "NUMBER" or token.kind == "STRING"
    or token.op and token.op.role == "CLOSE"
end

local function starts_operand(token)
  return token.kind == "NAME" or token.kind == "NUMBER" or token.kind == "STRING"
    or token.kind == "DOTNAME" or token.op and token.op.role == "OPEN"
end

---Operands with blanks and letter case as wished.
local function operands(state, line, text)
  local list, settings, dialect = line.tokens, state.settings, state.dialect
  local function spelled(i)
    local token = list[i]
    local word = text:sub(token.first, token.behind - 1)
    local name = dialect.fold(word)
    if not state.is_folding then
      return word
    elseif token.kind == "DOTNAME" then
      local known = dialect.functions[name:sub(2)]
      return known and cased(word, settings.directives) or word
    elseif token.kind ~= "NAME" then
      return word
    elseif line.kind == "mnemonic" and dialect.registers[name] then
      return cased(word, settings.registers)
    elseif settings.symbols == "defined" then
      return (word:gsub("[^.]+", function(part)
        return state.spelling[dialect.fold(part)] or part
      end))
    end
    return word
  end
  local function gap(i)
    local before, after = list[i - 1], list[i]
    local blanks = text:sub(before.behind, after.first - 1)
    if i == line.from or settings.commas == "keep" and settings.operators == "keep" then
      return blanks
    elseif settings.commas ~= "keep" and after.op and after.op.role == "COMMA" then
      return ""
    elseif settings.commas ~= "keep" and before.op and before.op.role == "COMMA" then
      return settings.commas == "space" and " " or ""
    end
    local function is_infix(k)
      local op = list[k].op
      local meaning = op and dialect.infix[op.text]
      return meaning and not KEEP_BLANKS[meaning] and ends_operand(list[k - 1])
        and starts_operand(list[k + 1])
    end
    if settings.operators ~= "keep" and (i < #list and is_infix(i)
      or i - 1 > line.from and is_infix(i - 1)) then
      return settings.operators == "space" and " " or ""
    end
    return blanks
  end
  local out = {}
  for i = line.from, #list - 1 do
    out[#out + 1] = (i > line.from and gap(i) or "") .. spelled(i)
  end
  return table.concat(out)
end

---Whether two lines have the same tokens, but for letter case.
local function is_same(dialect, before, line_before, after, line_after)
  local a, b = line_before.tokens, line_after.tokens
  if #a ~= #b or line_before.label ~= line_after.label or line_before.comment ~= line_after.comment
    or line_before.kind ~= line_after.kind then
    return false
  end
  for i = 1, #a do
    local one = before:sub(a[i].first, a[i].behind - 1)
    local two = after:sub(b[i].first, b[i].behind - 1)
    local is_text = a[i].kind == "STRING" or a[i].kind == "NUMBER"
    if a[i].kind ~= b[i].kind or one ~= two and (is_text or dialect.fold(one) ~= dialect.fold(two))
    then
      return false
    end
  end
  return true
end

local function pad(text, column)
  return #text + 1 < column and text .. (" "):rep(column - #text - 1) or text
end

---One line in columns.
---@param depth integer   constructs that are open around it
---@param number integer   of the line
local function layout(state, line, text, depth, number)
  local settings = state.settings
  local column = settings["statement-column"] + depth * settings.indent
  local out = line.label
  if line.head ~= "" then
    out = pad(out ~= "" and out .. " " or "", state.assignment_columns[number] or column)
    local head, rest = line.head, line.rest
    if state.is_folding and line.kind == "mnemonic" then
      head = cased(head, settings.mnemonics)
    elseif state.is_folding and line.kind == "directive" then
      head = cased(head, settings.directives)
    end
    if line.kind == "mnemonic" or line.kind == "assign" or line.kind == "star"
      or line.kind == "directive" and not is_definition(line.operation)
      and line.operation.name ~= "CPU" then
      rest = operands(state, line, text)
    end
    out = out .. head
    local is_apart = line.kind == "mnemonic" or line.kind == "assign" or not line.is_touching
    if rest ~= "" and is_apart then
      out = pad(out .. " ", line.kind ~= "assign" and settings["operand-column"] or 0)
    end
    out = out .. rest
  end
  if not line.comment then
    state.was_comment = nil
    return out
  end
  local new
  if out ~= "" then
    new = math.max(settings["comment-column"], #out + 2)
  elseif line.comment_at == 1 then
    new = 1
  elseif line.comment_at == state.was_comment then   -- goes on with the comment above it
    new = state.new_comment
  else
    new = column
  end
  -- A comment on a line of its own is no start of a column.
  state.was_comment = (out ~= "" or new == state.new_comment) and line.comment_at or nil
  state.new_comment = new
  return pad(out, new) .. line.comment
end

---The CPU that a line selects, as written there.
local function cpu_of(dialect, line, text)
  if line.operation and line.operation.name == "CPU" then
    local token = line.tokens[line.from]
    local is_string = token.kind == "STRING"
    return is_string and text:sub(token.first + 1, token.behind - 2) or line.rest
  end
end

---In metadata a word with a dot is the name of a setting, whatever it means elsewhere.
local function make_setting(line)
  line.kind, line.operation, line.is_setting = "directive", operations.SETTING, true
end

---Lines of metadata: which of them open something in it is known by their closers.
---@class opforge.fmt.Metadata
---@field lines table[]
---@field open string[]     names of what is open
local Metadata = {}
Metadata.__index = Metadata

---Whether a line behind closes what a name would open, before the metadata ends.
function Metadata:is_closed(dialect, number, name)
  for i = number + 1, #self.lines do
    local head = tokens_of.scan(dialect, "HEAD", self.lines[i].text) or {}
    local word = head[1] and tokens_of.directive_name(dialect, head[1], self.lines[i].text)
    local operation = operations[tokens_of.operation(dialect, word)]
    if operation and operation.name == "ENDMETA" then
      return false
    elseif word == dialect.traits.CLOSE .. name then
      return true
    end
  end
  return false
end

---The change of depth by a line: of itself, and of those behind.
function Metadata:read(dialect, number, line, text)
  local word = line.tokens[1]
  local name = word.kind ~= "END" and tokens_of.directive_name(dialect, word, text)
  if not name then
    return 0, 0
  end
  make_setting(line)
  local n = #self.open
  if n > 0 and name == (dialect.traits.CLOSE or "") .. self.open[n] then
    self.open[n] = nil
    return -1, -1
  elseif dialect.traits.CLOSE and line.rest == "" and self:is_closed(dialect, number, name) then
    self.open[n + 1] = name
    return 0, 1
  end
  return 0, 0
end

---Walks over the lines that are formatted: `use` gets each with its parts and the depth of
---constructs, and may answer true to end the walk.
local function walk(lines, find, cpu, faulty, use)
  local dialect = find(cpu) or find()
  local definition, nested, depth = nil, 0, 0
  local metadata
  for number, one in ipairs(lines) do
    local text = one.text
    local line, closed                             -- group of a definition that ends here
    if definition then
      local head = tokens_of.scan(dialect, "HEAD", text) or {}
      local word = head[1] and head[1].kind == "LABEL" and head[2] or head[1]
      local name = word and tokens_of.directive_name(dialect, word, text)
      local operation = name and operations[dialect.directives[name]]
      if operation and operation.group == definition then
        nested = nested + (CLOSES[operation.role] and -1 or 1)
        closed = nested == 0 and definition or nil
        definition = not closed and definition or nil
      end
    end
    if not definition then
      line = not text:find "\f" and not faulty[number] and read(dialect, text) or nil
      local operation = line and line.operation
      local outer = depth                          -- of the line itself
      if metadata and operation and operation.name == "ENDMETA" then
        depth, metadata = math.max(depth - #metadata.open - 1, 0), nil
        outer = depth
      elseif metadata and line then
        local own, behind = metadata:read(dialect, number, line, text)
        outer, depth = depth + own, depth + behind
      elseif operation and is_definition(operation) then
        definition, nested = operation.group, 1
      elseif operation and OPENS[operation.role] then
        depth = depth + 1
        metadata = operation.name == "META" and setmetatable({ lines = lines, open = {} }, Metadata)
          or nil
      elseif operation and CLOSES[operation.role] and operation.group ~= closed then
        depth = math.max(depth - 1, 0)
        outer = depth
      elseif operation and operation.role == "PART" then
        outer = math.max(depth - 1, 0)
      end
      local ends = line and use(number, dialect, line, text, outer)
      if ends or operation and operation.name == "END" then
        return
      end
      local selected = line and cpu_of(dialect, line, text)
      dialect = selected and find(selected) or dialect
    end
  end
end

---Columns of the operators of assignments, by line: lines in a row share one.
local function assignment_columns(lines, opts, faulty, settings)
  local out, first, last, column = {}, nil, nil, nil
  walk(lines, opts.find, opts.cpu, faulty, function(number, _, line, _, depth)
    if line.kind ~= "assign" then
      return
    end
    if last ~= number - 1 then
      first, column = number, settings["statement-column"] + depth * settings.indent
    end
    last, column = number, math.max(column, #line.label + 2)
    for i = first, number do
      out[i] = column
    end
  end)
  return out
end

---@param text string
---@param opts { settings: table?, cpu: string?, packages: string[]?, search_path: string?,
---              find: function }   find is of fmt_tokens.finder
---@return string formatted
function M.format(text, opts)
  local mark = text:match "^\xEF\xBB\xBF" or ""
  local lines = split(text:sub(#mark + 1))
  local faulty = faulty_lines(text, opts.cpu, opts.packages, opts.search_path)
  local settings = opts.settings or M.defaults()
  local state = { settings = settings, spelling = {} }
  if settings.symbols == "defined" then
    walk(lines, opts.find, opts.cpu, faulty, function(_, dialect, line, source)
      local first = line.tokens[1]
      if first.kind == "LABEL" then
        local name = source:sub(first.first, first.behind - 1)
        local known = state.spelling[dialect.fold(name)]
        state.spelling[dialect.fold(name)] = (known == nil or known == name) and name or false
      end
    end)
  end
  state.assignment_columns = assignment_columns(lines, opts, faulty, settings)
  local out = {}
  for i, line in ipairs(lines) do
    out[i] = line.text .. line.eol
  end
  walk(lines, opts.find, opts.cpu, faulty, function(number, dialect, line, source, depth)
    state.dialect, state.is_folding = dialect, dialect.lexical.case == "FOLD"
    local made = layout(state, line, source, depth, number)
    local again = read(dialect, made)
    if again and line.is_setting then
      make_setting(again)
    end
    if again and is_same(dialect, source, line, made, again) then
      out[number] = made .. lines[number].eol
    else
      state.was_comment = nil                      -- its comment did not move
    end
  end)
  return mark .. table.concat(out)
end

return M
