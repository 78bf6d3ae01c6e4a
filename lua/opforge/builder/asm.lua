---Text assembler and disassembler of bytecode programs.
---
---One instruction per line (or separated by `;`): an opcode, then its operands in the names of the
---package. `name:` sets a label, `--` starts a comment. A SWITCH is
---`{ class class = label, *= label }`, where `*` stands for everything not named.
---SPDX-License-Identifier: MIT
local schema = require "opforge.builder.schema"
local names = require "opforge.builder.names"

local M = {}

local references = { SET = "TSET", OPER = "TOPS", LOCAL = "DIAG", CLASS = "RCLS", SHAPE = "SHAP",
                     FIT = "FITS", STATE = "STAT" }
local packs = { U8 = "<I1", I8 = "<i1", U16 = "<I2", I16 = "<i2", U32 = "<I4", LABEL = "<I2" }
local switch_chunk = { class = "TCLS" }

---Splits program text into statements of words; quoted parts may hold blanks.
---@return { line: integer, words: string[] }[]
local function statements(text, fail)
  local out, pos, line, words = {}, 1, 1, {}
  local function flush()
    if #words > 0 then
      out[#out + 1] = { line = line, words = words }
      words = {}
    end
  end
  while pos <= #text do
    local c = text:sub(pos, pos)
    if c == "\n" then
      local open = false                     -- a switch may go on on the next line
      for _, word in ipairs(words) do
        open = (open or word == "{") and word ~= "}"
      end
      if not open then
        flush()
      end
      line, pos = line + 1, pos + 1
    elseif c == ";" then
      flush()
      pos = pos + 1
    elseif c:find("%s") or c == "," then
      pos = pos + 1
    elseif text:sub(pos, pos + 1) == "--" then
      pos = text:find("\n", pos, true) or #text + 1
    elseif c == "{" or c == "}" or c == "=" then
      words[#words + 1] = c
      pos = pos + 1
    else
      local from = pos
      while pos <= #text and not text:find("^[%s,;{}=]", pos) do
        if text:sub(pos, pos) == "'" then
          local _, next_pos = names.unquote(text, pos)
          pos = next_pos or fail(line, "quote is not closed")
        else
          pos = pos + 1
        end
      end
      words[#words + 1] = text:sub(from, pos - 1)
      if #words == 1 and words[1]:find("^[%w_]+:$") then
        flush()
      end
    end
  end
  flush()
  return out
end

local function number(word)
  local hex = word:match("^%$(%x+)$")
  return hex and tonumber(hex, 16) or math.tointeger(tonumber(word))
end

local function operand(kind, word, env, fail)
  local n
  if references[kind] then
    if word:sub(1, 1) == "'" and kind ~= "OPER" then
      word = names.unquote(word, 1)
    end
    n = env:row(references[kind], word)
  elseif kind == "KIND" then
    n = schema.enums.token.number[word]
  elseif kind == "ENUM" then
    n = schema.enums.op.number[word]
  elseif kind == "WORD" then
    n = schema.enums.word.number[word]
  elseif kind == "OPND" then
    n = number((word:gsub("^op", "")))
  elseif kind == "OPSET" or kind == "NUMSET" or kind == "QUOSET" then
    n = env.sets[kind] and env.sets[kind][word] or number(word)
  else
    n = number(word)
  end
  if not n then
    fail(("%s is no %s"):format(word, (references[kind] or kind):lower()))
  end
  local done, bytes = pcall(string.pack, packs[kind] or "<I1", n)
  if not done then
    fail(("%s does not fit its operand"):format(word))
  end
  return bytes
end

local function switch_names(kind, env)
  if switch_chunk[kind.switch] then
    local one = env:table(switch_chunk[kind.switch])
    return one.count, one.name, one.row
  end
  local one = schema.enums.token
  return one.count, one.names, one.number
end

---Assembles program text.
---@param kind_name string   TKVM, PRVM, XPVM, GUARD or FORM
---@param text string
---@param env table          names of the package
---@param title string?      for messages
---@return string code
function M.assemble(kind_name, text, env, title)
  local kind = schema.programs[kind_name]
  local function fail(line, what)
    error(("%s:%d: %s"):format(title or kind_name, line, what), 0)
  end
  local parts, size, labels, fixes = {}, 0, {}, {}
  local function put(bytes)
    parts[#parts + 1] = bytes
    size = size + #bytes
  end
  local function put_label(word, line)
    fixes[#fixes + 1] = { at = #parts + 1, word = word, line = line }
    put("\0\0")
  end
  for _, one in ipairs(statements(text, fail)) do
    local words, line = one.words, one.line
    local label = #words == 1 and words[1]:match("^([%w_]+):$")
    if label then
      if labels[label] then
        fail(line, "label " .. label .. " is defined twice")
      end
      labels[label] = size
    else
      local n = kind.number[words[1]] or fail(line, "unknown opcode " .. words[1])
      put(string.char(n))
      local at = 2
      for _, wanted in ipairs(kind.ops[n + 1].operands) do
        if wanted == "SWITCH" then
          local count, _, row = switch_names(kind, env)
          local target, default, group = {}, nil, {}
          if words[at] ~= "{" then
            fail(line, "'{' expected")
          end
          at = at + 1
          while words[at] and words[at] ~= "}" do
            if words[at] == "=" then
              local to = words[at + 1] or fail(line, "label expected")
              for _, name in ipairs(group) do
                if name == "*" then
                  default = to
                else
                  target[row[name] or fail(line, "unknown case " .. name)] = to
                end
              end
              group, at = {}, at + 2
            else
              group[#group + 1] = words[at]
              at = at + 1
            end
          end
          if words[at] ~= "}" or #group > 0 then
            fail(line, "switch is not closed")
          end
          at = at + 1
          put(string.char(count))
          for i = 0, count - 1 do
            put_label(target[i] or default or fail(line, "switch does not cover case " .. i), line)
          end
        else
          local word = words[at] or fail(line, words[1] .. " needs another operand")
          at = at + 1
          if wanted == "LABEL" then
            put_label(word, line)
          else
            put(operand(wanted, word, env, function(what) fail(line, what) end))
          end
        end
      end
      if words[at] then
        fail(line, "too many operands: " .. words[at])
      end
    end
  end
  for _, fix in ipairs(fixes) do
    local target = labels[fix.word] or fail(fix.line, "no label " .. fix.word)
    parts[fix.at] = string.pack("<I2", target)
  end
  return table.concat(parts)
end

local function show(kind, n, env)
  if references[kind] then
    local name = env:text(references[kind], n)
    local is_plain = name:find("^#%d+$") or kind == "OPER" or kind == "LOCAL" or
                     name:find("^[%a_][%w_.]*$")
    return is_plain and name or names.quote(name)
  elseif kind == "KIND" then
    return schema.enums.token.names[n]
  elseif kind == "ENUM" then
    return schema.enums.op.names[n]
  elseif kind == "WORD" then
    return schema.enums.word.names[n]
  elseif kind == "OPND" then
    return "op" .. n
  elseif (kind == "U8" or kind == "U16" or kind == "U32") and n > 9 then
    return ("$%0" .. 2 * schema.types[kind].bytes .. "X"):format(n)
  end
  return tostring(n)
end

---Instructions of a program, in order.
---@return { at: integer, name: string, operands: table[] }[]
function M.decode(kind_name, code)
  local kind, out, pos = schema.programs[kind_name], {}, 1
  while pos <= #code do
    local op = kind.ops[code:byte(pos) + 1]
    if not op then
      error(("%s: unknown opcode %d at %d"):format(kind_name, code:byte(pos), pos - 1), 0)
    end
    local one = { at = pos - 1, name = op.name, operands = {} }
    pos = pos + 1
    for _, wanted in ipairs(op.operands) do
      local value
      if wanted == "SWITCH" then
        local count
        count, pos = string.unpack("<I1", code, pos)
        value = {}
        for i = 1, count do
          value[i], pos = string.unpack("<I2", code, pos)
        end
      else
        value, pos = string.unpack(packs[wanted] or "<I1", code, pos)
      end
      one.operands[#one.operands + 1] = { kind = wanted, value = value }
    end
    out[#out + 1] = one
  end
  return out
end

---Disassembles a program to text that assembles to the same bytes. Short kinds come on one line.
---@return string
function M.disassemble(kind_name, code, env)
  local kind, list = schema.programs[kind_name], M.decode(kind_name, code)
  local is_target, label, count = {}, {}, 0
  for _, one in ipairs(list) do
    for _, item in ipairs(one.operands) do
      for _, at in ipairs(item.kind == "SWITCH" and item.value or { item.value }) do
        if item.kind == "SWITCH" or item.kind == "LABEL" then
          is_target[at] = true
        end
      end
    end
  end
  for _, one in ipairs(list) do
    if is_target[one.at] then
      count = count + 1
      label[one.at] = "L" .. count
    end
  end
  local lines = {}
  for _, one in ipairs(list) do
    if label[one.at] then
      lines[#lines + 1] = label[one.at] .. ":"
    end
    local words = { one.name }
    for _, item in ipairs(one.operands) do
      if item.kind == "LABEL" then
        words[#words + 1] = label[item.value]
      elseif item.kind == "SWITCH" then
        local _, name = switch_names(kind, env)
        local groups, by_target = {}, {}
        for i, at in ipairs(item.value) do
          if not by_target[at] then
            by_target[at] = { at = at }
            groups[#groups + 1] = by_target[at]
          end
          table.insert(by_target[at], name[i - 1])
        end
        for i, group in ipairs(groups) do
          groups[i] = table.concat(group, " ") .. "=" .. label[group.at]
        end
        words[#words + 1] = "{ " .. table.concat(groups, ", ") .. " }"
      else
        words[#words + 1] = show(item.kind, item.value, env)
      end
    end
    lines[#lines + 1] = (kind.short and "" or "  ") .. table.concat(words, " ")
  end
  return table.concat(lines, kind.short and "; " or "\n")
end

return M
