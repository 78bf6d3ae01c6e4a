---Tokens of a line for `opforge fmt`: runs the tokenizer programs of a package.
---
---A *dialect* here is what holds for one CPU, resolved as the core does it: dialect, then CPU, then
---family. Which byte starts a comment, what is a mnemonic, a directive or a register comes from
---the package; the opcodes are those of src/vm/tkvm.def. Values are of no interest: a token is its
---kind and its place.
---Tests: test/host/t_fmt.lua
---SPDX-License-Identifier: MIT
local schema = require "opforge.builder.schema"
local packages = require "opforge.packages"

local M = {}

local RANK = { DIALECT = 3, CPU = 2, FAMILY = 1 }
local MAX_STEPS = 1000000

---Rows of a chunk by column name. Strings are texts, data columns bytes, owners { kind, row }.
local function read_rows(bytes, places, tag, text)
  local chunk, place, out = schema.chunks[tag], places[tag], {}
  if not place then
    return out
  end
  local _, width, n = string.unpack("<I2I2I2", bytes, place + 1)
  local data = place + 8 + n * width
  for i = 0, n - 1 do
    local row, at = {}, place + 9 + i * width
    for _, column in ipairs(chunk.columns) do
      local kind, value = column.type, nil
      if kind == "OWNER" then
        local owner, number = string.unpack("<I1I2", bytes, at)
        value = { schema.enums.owner.names[owner], number }
      elseif kind == "BLOB" or kind == "CODE" then
        local offset, size = string.unpack("<I2I2", bytes, at)
        value = bytes:sub(data + offset + 1, data + offset + size)
      else
        value = string.unpack("<I" .. schema.types[kind].bytes, bytes, at)
        if kind == "STR" and text then
          value = text[value]
        elseif kind == "ENUM" then
          value = schema.enums[column.of].names[value]
        end
      end
      row[column.name] = value
      at = at + schema.types[kind].bytes
    end
    out[i] = row
  end
  return out
end

---All rows of a package, by chunk, from 0.
local function read_package(bytes)
  local places = {}
  for i = 0, string.unpack("<I2", bytes, 11) - 1 do
    local tag, offset = string.unpack("<c4I4", bytes, 25 + 16 * i)
    places[tag] = offset
  end
  local text = {}
  local strings = read_rows(bytes, places, "STRS")
  for i = 0, #strings do
    text[i] = strings[i] and strings[i].text or ""
  end
  local out = {}
  for _, chunk in ipairs(schema.chunk_list) do
    out[chunk.tag] = chunk.tag == "STRS" and strings or read_rows(bytes, places, chunk.tag, text)
  end
  return out
end

---The row of a CPU, by name or alias, or nil.
local function find_cpu(rows, name)
  for i = 0, #rows.CPUS do
    if rows.CPUS[i] and rows.CPUS[i].name:lower() == name then
      return i
    end
  end
  for i = 0, #rows.ALIA do
    if rows.ALIA[i] and rows.ALIA[i].name:lower() == name then
      return rows.ALIA[i].cpu
    end
  end
end

---@class opforge.fmt.Dialect
---@field fold fun(name: string): string   names are equal when this is
---@field mnemonics table<string, boolean>
---@field registers table<string, boolean>
---@field directives table<string, string>   name to the name of its operation
---@field has_dots boolean   directives begin with a dot
---@field functions table<string, boolean>
---@field infix table<string, string>   operators between operands, and what they mean

---@return opforge.fmt.Dialect
local function resolve(rows, cpu)
  local row = rows.CPUS[cpu]
  local owned = { CPU = cpu, FAMILY = row.family, DIALECT = row.dialect }
  local function rank(owner)
    return owned[owner[1]] == owner[2] and RANK[owner[1]] or 0
  end
  ---Calls with each owned row, weaker owners first.
  local function each(tag, use)
    for level = 1, 3 do
      for i = 0, #rows[tag] do
        local one = rows[tag][i]
        if one and rank(one.owner) == level then
          use(one, i)
        end
      end
    end
  end
  local self = { programs = {}, mnemonics = {}, registers = {}, directives = {}, functions = {},
    infix = {}, rows = rows, traits = {} }
  each("TOKS", function(one) self.lexical = one end)
  self.fold = self.lexical.case == "FOLD" and string.lower or function(name) return name end
  each("TKVM", function(one) self.programs[one.state] = one.code end)
  each("MSEL", function(one) self.mnemonics[self.fold(rows.MNEM[one.mnem].name)] = true end)
  each("REGS", function(one) self.registers[self.fold(one.name)] = true end)
  each("TRTS", function(one) self.traits[one.trait] = one.value end)
  each("DIRS", function(one)
    if one.kind == "OP" then
      self.directives[self.fold(one.name)] = schema.enums.op.names[one.id]
    elseif one.kind == "FUNCTION" then
      self.functions[self.fold(one.name)] = true
    end
  end)
  each("XOPS", function(one)
    self.infix[rows.TOPS[one.oper].text] = one.infix ~= "NONE" and one.infix or nil
  end)
  self.operators = {}
  for i = 0, #rows.TOPS do
    local op = rows.TOPS[i]
    if op then
      self.operators[op.set] = self.operators[op.set] or {}
      table.insert(self.operators[op.set], op)        -- longest first within a first byte
    end
  end
  return self
end

---Name of the directive that a token may be, without its dot. A dialect writes all of them with a
---dot, or none.
---@param token opforge.fmt.Token
---@param line string
---@return string?
function M.directive_name(self, token, line)
  local word = self.fold(line:sub(token.first, token.behind - 1))
  if token.kind == "DOTNAME" then
    return word:sub(2)
  end
  return token.kind == "NAME" and not self.has_dots and word or nil
end

---The name of the operation of a directive, by its name without the dot; one may stand for all
---names that start like it, up to their first joiner.
---@param name string?
---@return string?
function M.operation(self, name)
  local joiner = self.traits.NAMEJOIN or ""
  local at = name and joiner ~= "" and name:find(joiner, 1, true)
  return name and (self.directives[name] or at and self.directives[name:sub(1, at)] or nil)
end

---What is known so far, by CPU name; "" is the start of a source without one.
---@param opts { packages: string[]?, search_path: string? }
---@return fun(cpu: string?): opforge.fmt.Dialect? find
---@return table? diag   a package that could not be read
function M.finder(opts)
  local list, diag = packages.all(opts)
  if not list then
    return nil, diag
  end
  local known, read = {}, {}
  return function(cpu)
    local name = (cpu or ""):lower()
    if known[name] == nil then
      known[name] = false
      for i, package in ipairs(list) do
        local is_base = package.path:match "[^/]*$" == "base.opcpu"
        if name ~= "" or is_base then
          read[i] = read[i] or read_package(package.bytes)
          local row = name == "" and 0 or find_cpu(read[i], name)
          if row then
            local dialect = resolve(read[i], row)
            local word = next(dialect.directives)        -- any; all are spelled alike
            local sample = word and M.scan(dialect, "LINE", " ." .. word)
            dialect.has_dots = sample and sample[1].kind == "DOTNAME" or false
            known[name] = dialect
            break
          end
        end
      end
    end
    return known[name] or nil
  end
end

---The string that starts at `at`: the place behind it, or nil when it is not closed.
local function string_end(self, set, line, at)
  local open = line:byte(at)
  local close, lead = open, nil
  for i = 0, #self.rows.TQUO do
    local quote = self.rows.TQUO[i]
    if quote and quote.set == set and quote.open == open then
      close = quote.close
      for k = 0, #self.rows.TESC do
        local escape = self.rows.TESC[k]
        if escape and escape.set == quote.escapes then
          lead = escape.lead
        end
      end
      break
    end
  end
  local pos = at + 1
  while pos <= #line do
    local byte = line:byte(pos)
    if byte < 32 and byte ~= 9 and byte ~= 12 or byte == 127 then
      return nil
    elseif byte == close then
      return pos + 1
    end
    pos = pos + (byte == lead and pos < #line and 2 or 1)
  end
end

---@class opforge.fmt.Token
---@field kind string      of src/vm/tokens.def
---@field first integer    place of its first byte
---@field behind integer   place behind its last byte
---@field op table?        row of its operator

---Tokens of a line without its end.
---@param self opforge.fmt.Dialect
---@param state string     LINE or HEAD
---@return opforge.fmt.Token[]?   nil when the line is no line of this dialect
function M.scan(self, state, line)
  local code = self.programs[state]
  local sets, map = self.rows.TSET, self.lexical.classes
  local kinds, number_of = schema.enums.token.names, schema.enums.token.number
  local ops = schema.programs.TKVM.ops
  local pc, pos, mark, expects = 1, 1, 1, 0
  local tokens = {}
  local function u16(at)
    return 1 + string.unpack("<I2", code, at)
  end
  local function class(at)
    return at <= #line and map:byte(line:byte(at) + 1) or 0
  end
  local function is_in(set, at)
    return sets[set].classes >> class(at) & 1 == 1
  end
  local function skip(set)
    while is_in(set, pos) do
      pos = pos + 1
    end
  end
  local function emit(kind, first, op)
    tokens[#tokens + 1] = { kind = kinds[kind], first = first, behind = pos, op = op }
    expects = op and op.expects or 0
  end
  local function is_first_word()
    local first = tokens[1] and (tokens[1].kind == "LABEL" or tokens[1].kind == "ANON") and 2 or 1
    local word = tokens[first]
    return word and #tokens == first and (word.kind == "NAME" or word.kind == "DOTNAME")
  end
  for _ = 1, MAX_STEPS do
    local name = ops[code:byte(pc) + 1].name
    local a = code:byte(pc + 1)
    if name == "MARK" then
      mark, pc = pos, pc + 1
    elseif name == "ADV" then
      pos, pc = pos + (class(pos) ~= 0 and 1 or 0), pc + 1
    elseif name == "SKIP" then
      skip(a)
      pc = pc + 2
    elseif name == "SKIPSW" then
      skip(a)
      mark, pc = pos, u16(pc + 3 + 2 * class(pos))
    elseif name == "SWITCH" then
      mark, pc = pos, u16(pc + 2 + 2 * class(pos))
    elseif name == "IFIN" then
      pc = is_in(a, pos) and u16(pc + 2) or pc + 4
    elseif name == "IFNEXT" then
      pc = class(pos) ~= 0 and is_in(a, pos + 1) and u16(pc + 2) or pc + 4
    elseif name == "IFEXP" then
      pc = (expects ~= 0 or is_first_word()) and u16(pc + 1) or pc + 3
    elseif name == "SETEXP" then
      expects, pc = a, pc + 2
    elseif name == "JUMP" then
      pc = u16(pc + 1)
    elseif name == "WORD" then
      local ident, over, with = code:byte(pc + 2, pc + 4)
      skip(ident)
      while is_in(over, pos) and is_in(with, pos + 1) do
        pos = pos + 1
        skip(ident)
      end
      emit(a, mark)
      pc = pc + 5
    elseif name == "NUMBER" then
      skip(code:byte(pc + 2))
      emit(number_of.NUMBER, mark)
      pc = pc + 3
    elseif name == "STRING" then
      local behind = string_end(self, a, line, pos)
      if not behind then
        return nil
      end
      mark, pos = pos, behind
      emit(number_of.STRING, mark)
      pc = pc + 2
    elseif name == "RUN" then                    -- a shortcut: a machine may take none by it
      pc = pc + 5
    elseif name == "IFRUN" then
      pc = pc + 3
    elseif name == "OPER" then
      local found
      for _, op in ipairs(self.operators[code:byte(pc + 2)] or {}) do
        if line:sub(pos, pos + #op.text - 1) == op.text then
          found = op
          break
        end
      end
      if found then
        local first = pos
        pos = pos + #found.text
        emit(a, first, found)
      end
      pc = found and pc + 5 or u16(pc + 3)
    elseif name == "EMIT" then
      local kept = expects
      emit(a, mark)
      expects = kinds[a] == "END" and kept or 0
      pc = pc + 2
    elseif name == "TAIL" then
      local kept = expects
      emit(number_of.END, pos)
      expects = kept
      skip(a)
      if class(pos) == 0 then
        return tokens
      end
      pc = u16(pc + 2)
    elseif name == "RETYPE" then
      local last = tokens[#tokens]
      if last and (last.kind == "NAME" or last.kind == "DOTNAME" or last.kind == "LABEL") then
        last.kind = kinds[a]
      end
      pc = pc + 2
    elseif name == "DROP" then
      local last = table.remove(tokens)
      mark, pc = last and last.first or mark, pc + 1
    elseif name == "END" then
      if not tokens[1] or tokens[#tokens].kind ~= "END" then
        mark = pos
        emit(number_of.END, pos)
      end
      return tokens
    elseif name == "FAIL" or name == "FAILM" then
      return nil
    else
      error("opcode " .. name .. " is not known here")
    end
  end
  return nil
end

return M
