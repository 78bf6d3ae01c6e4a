---The closed sets of the core as plain Lua data, read from the `.def` files.
---
---A `.def` file is a list of macro rows. Every other form of a list is made from it, and this
---module is the only Lua reader of it. Order is kept everywhere, because row numbers are the codes
---in packages.
---SPDX-License-Identifier: MIT
local M = {}

---Splits a `.def` text into rows `{ macro, arg, ... }`; quoted arguments are unquoted.
---@param text string
---@param name string   for messages
---@return string[][]
local function rows(text, name)
  local out, pos = {}, 1
  local function fail(what)
    local _, line = text:sub(1, pos):gsub("\n", "")
    error(("%s:%d: %s"):format(name, line + 1, what), 0)
  end
  local function blanks()
    while true do
      local from = text:find("[^%s]", pos)
      if not from then
        pos = #text + 1
        return
      end
      pos = from
      if text:sub(pos, pos + 1) ~= "/*" then
        return
      end
      local _, stop = text:find("*/", pos + 2, true)
      if not stop then
        fail("comment is not closed")
      end
      pos = stop + 1
    end
  end
  local function quoted()
    local parts = {}
    while text:sub(pos, pos) == '"' do       -- adjacent literals join, as in C
      pos = pos + 1
      while text:sub(pos, pos) ~= '"' do
        local c = text:sub(pos, pos)
        if c == "" or c == "\n" then
          fail("string is not closed")
        end
        if c == "\\" then
          pos = pos + 1
          c = text:sub(pos, pos)
        end
        parts[#parts + 1] = c
        pos = pos + 1
      end
      pos = pos + 1
      blanks()
    end
    return table.concat(parts)
  end
  blanks()
  while pos <= #text do
    local macro = text:match("^[%a_][%w_]*", pos)
    if not macro then
      fail("a row starts with a macro name")
    end
    pos = pos + #macro
    blanks()
    if text:sub(pos, pos) ~= "(" then
      fail("'(' expected")
    end
    pos = pos + 1
    local row = { macro }
    repeat
      blanks()
      if text:sub(pos, pos) == '"' then
        row[#row + 1] = quoted()
      else
        local word = text:match("^[^,%)%s]+", pos)
        if not word then
          fail("argument expected")
        end
        row[#row + 1] = word
        pos = pos + #word
        blanks()
      end
      local c = text:sub(pos, pos)
      if c ~= "," and c ~= ")" then
        fail("',' or ')' expected")
      end
      pos = pos + 1
    until c == ")"
    out[#out + 1] = row
    blanks()
  end
  return out
end

local function number(word)
  return math.tointeger(tonumber((word:gsub("[uUlL]+$", "")))) or error("bad number " .. word, 0)
end

local function opcodes(list, last)
  local out = {}
  for i, row in ipairs(list) do
    local operands = {}
    for k = 3, 6 do
      if row[k] ~= "NONE" then
        operands[#operands + 1] = row[k]
      end
    end
    out[i] = { name = row[2], operands = operands, text = row[#row] }
    if last == "use" then
      out[i].use = row[7]
    else
      out[i].flow, out[i].burn = row[7], number(row[8])
    end
  end
  return out
end

local function named(list, ...)
  local keys, out = { ... }, {}
  for i, row in ipairs(list) do
    out[i] = {}
    for k, key in ipairs(keys) do
      out[i][key] = row[k + 1]
    end
  end
  return out
end

local function chunk_tables(list)
  local out = {}
  for _, row in ipairs(list) do
    if row[1] == "CHUNK" then
      out[#out + 1] = { tag = row[2], required = row[3] == "1", version = number(row[4]),
                        text = row[5], columns = {} }
    elseif row[1] == "COL" then
      local columns = out[#out].columns
      columns[#columns + 1] = { name = row[3], type = row[4], text = row[6],
                                of = row[5] ~= "NONE" and row[5] or nil }
    end
  end
  return out
end

local function small_lists(list)
  local out, by_name = {}, {}
  for _, row in ipairs(list) do
    if row[1] == "ITEM" then                 -- LIST and LIST_END brackets are for C
      local one = by_name[row[2]]
      if not one then
        one = { name = row[2], items = {} }
        by_name[row[2]] = one
        out[#out + 1] = one
      end
      one.items[#one.items + 1] = { name = row[3], text = row[4] }
    end
  end
  return out
end

local function record(list)
  local out = { fields = {}, long = {}, kinds = {}, flags = {}, tags = {} }
  for _, row in ipairs(list) do
    if row[1] == "FIELD" then
      out.fields[#out.fields + 1] = { name = row[2], bytes = number(row[3]), text = row[4] }
    elseif row[1] == "LONG" then
      out.long[#out.long + 1] = { name = row[2], bytes = number(row[3]), text = row[4] }
    elseif row[1] == "KIND" then
      out.kinds[#out.kinds + 1] = { name = row[2], text = row[3] }
    elseif row[1] == "FLAG" then
      out.flags[#out.flags + 1] = { name = row[2], bit = number(row[3]), text = row[4] }
    else
      out.tags[#out.tags + 1] = { name = row[2], words = number(row[3]), text = row[4] }
    end
  end
  return out
end

---Reads every `.def` file below a source directory.
---@param read fun(path: string): string   text of a file named relative to the source directory
---@return table lists
function M.parse(read)
  local function def(path)
    return rows(read(path), path)
  end
  local out = {}
  out.types = named(def("vm/types.def"), "name", "bytes", "text")
  for _, one in ipairs(out.types) do
    one.bytes = number(one.bytes)
  end
  out.tokens = named(def("vm/tokens.def"), "name", "text")
  out.tkvm = opcodes(def("vm/tkvm.def"), "flow")
  out.prvm = opcodes(def("vm/prvm.def"), "flow")
  out.xpvm = opcodes(def("vm/xpvm.def"), "flow")
  out.form = opcodes(def("vm/form.def"), "use")
  out.expr = named(def("vm/expr.def"), "name", "operand", "class", "text")
  out.chunks = chunk_tables(def("vm/chunks.def"))
  out.lists = small_lists(def("vm/lists.def"))
  out.record = record(def("vm/record.def"))
  out.limits = named(def("vm/limits.def"), "name", "code", "default", "max", "text", "flag", "what")
  for _, one in ipairs(out.limits) do
    one.code, one.default, one.max = number(one.code), number(one.default), number(one.max)
  end
  out.diag = named(def("vm/diag.def"), "code", "number", "severity", "warning", "message", "cause",
                   "cure")
  for _, one in ipairs(out.diag) do
    one.number = number(one.number)
  end
  out.errors = named(def("vm/errors.def"), "name", "text")
  out.events = named(def("vm/events.def"), "name", "text")
  out.ops = named(def("asm/ops.def"), "name", "role", "group", "label", "text")
  out.effects = named(def("asm/effects.def"), "name", "lua", "text")
  return out
end

---Reads the lists below a directory of the file system.
---@param dir string
---@return table lists
function M.load(dir)
  return M.parse(function(path)
    local file = assert(io.open(dir .. "/" .. path, "rb"))
    local text = file:read("a")
    file:close()
    return text
  end)
end

---The lists of this installation: the generated module where there is one, else the `.def` files of
---the source tree that this file stands in.
---@return table lists
function M.get()
  local found, generated = pcall(require, "opforge.lists")
  if found then
    return generated
  end
  local path = assert(package.searchpath("opforge.builder.lists", package.path))
  return M.load((path:gsub("[^/\\]+$", "")) .. "../../../src")
end

return M
