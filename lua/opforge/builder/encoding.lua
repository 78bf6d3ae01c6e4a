---Instruction rows of a data sheet to encode programs, guards and candidate lists.
---
---A row is `{ mnemonic, operand pattern, encoding, cycles }`. An encoding is a row of words: two
---hex digits are a byte, `%` and bits are a word of bit fields (each letter a field), and a name is
---a field of the family.
---SPDX-License-Identifier: MIT
local M = {}

---`4`, `4+` (one more when a page is crossed), `2*` (one more when a branch is taken).
local function cycles(text, fail)
  if text == nil then
    return 0, 0, 0
  end
  local n, marks = tostring(text):match("^(%d+)([+*]*)$")
  if not n then
    fail("bad cycles " .. tostring(text))
  end
  local _, cross = marks:gsub("%+", "")
  local _, taken = marks:gsub("%*", "")
  return tonumber(n), cross, taken
end

local function bit_word(bits, ctx, take, lines, fail)
  if #bits % 8 ~= 0 or #bits > 32 or bits:find("[^01%a]") then
    fail("a bit pattern has 8, 16, 24 or 32 bits: " .. bits)
  end
  local constant, fields, seen = 0, {}, {}
  for i = 1, #bits do
    local c = bits:sub(i, i)
    constant = constant << 1 | (c == "1" and 1 or 0)
    if c:find("%a") then
      local last = fields[#fields]
      if last and last.letter == c then
        last.bits, last.low = last.bits + 1, #bits - i
        if bits:sub(i - 1, i - 1) ~= c then
          fail("field " .. c .. " is not in one piece")
        end
      elseif seen[c] then
        fail("field " .. c .. " is not in one piece")
      else
        seen[c] = true
        fields[#fields + 1] = { letter = c, bits = 1, low = #bits - i }
      end
    end
  end
  lines[#lines + 1] = ("ACC $%X"):format(constant)
  local values = {}
  for _, one in ipairs(fields) do
    local field = ctx.fields[one.letter] or fail("unknown field " .. one.letter)
    local operand = take(field)
    local opcode = field.relative and "RELFIELD" or "FIELD"
    lines[#lines + 1] = ("%s op%d %d %d %s"):format(opcode, operand, one.low, one.bits, field.fit)
    if not field.relative and field.guard ~= false then
      values[#values + 1] = { operand = operand, fit = field.fit }
    end
  end
  lines[#lines + 1] = "PUT " .. #bits // 8
  return #bits // 8, values
end

---Compiles the encoding of a row.
---@param ctx table   fields of the family
---@return table row   form, size, operands (how many it needs), values (what a guard looks at),
---                    widths (of fields that have one)
function M.compile(encoding, ctx, fail)
  local lines, size, values, widths, next_operand = {}, 0, {}, {}, 0
  local function take(field)
    local n = field.operand or next_operand
    next_operand = math.max(next_operand, n + 1)
    return n
  end
  local byte                                   -- a byte not yet written, to be fused with a value
  local function flush()
    if byte then
      lines[#lines + 1] = ("BYTE $%02X"):format(byte)
      byte = nil
    end
  end
  for word in encoding:gmatch("%S+") do
    if word:find("^%x%x$") then
      flush()
      byte, size = tonumber(word, 16), size + 1
    elseif word:sub(1, 1) == "%" then
      flush()
      local bytes, found = bit_word(word:sub(2), ctx, take, lines, fail)
      size = size + bytes
      table.move(found, 1, #found, #values + 1, values)
    else
      local name, at = word:match("^([%w_]+)@(%d+)$")
      local field = ctx.fields[name or word] or fail("unknown field " .. word)
      local operand = at and tonumber(at) or take(field)
      next_operand = math.max(next_operand, operand + 1)
      if field.adjust then
        flush()
        lines[#lines + 1] = ("REL op%d %d %d %s"):format(operand, field.bytes, field.adjust,
                                                         field.fit)
      else
        if byte then
          lines[#lines + 1] = ("BYTEVAL $%02X op%d %d %s"):format(byte, operand, field.bytes,
                                                                  field.fit)
          byte = nil
        else
          lines[#lines + 1] = ("VAL op%d %d %s"):format(operand, field.bytes, field.fit)
        end
        if field.guard ~= false then
          values[#values + 1] = { operand = operand, fit = field.fit }
        end
      end
      size = size + field.bytes
      if field.width then
        widths[field.width] = true
      end
    end
  end
  flush()
  lines[#lines + 1] = "END"
  return { form = table.concat(lines, "; "), size = size, operands = next_operand, values = values,
           widths = widths }
end

---Candidates of each mnemonic and operand pattern, shortest first.
---@param owner string    for messages
---@param rows table[]    instruction rows
---@param ctx table       fields, suffixes, shapes (operands of each known pattern)
---@return table[] groups   mnem, shape; key (of both), text (of what it makes); rows of TABL
function M.groups(owner, rows, ctx)
  local groups, order = {}, {}
  local function candidate(mnem, shape, one)
    local key = mnem .. "\0" .. shape
    if not groups[key] then
      groups[key] = { mnem = mnem, shape = shape, key = key }
      order[#order + 1] = groups[key]
    end
    table.insert(groups[key], one)
  end
  for i, row in ipairs(rows) do
    local mnem, shape = row[1]:lower(), row[2]
    local function fail(what)
      error(("%s row %d (%s %s): %s"):format(owner, i, mnem, shape, what), 0)
    end
    if not ctx.shapes[shape] then
      fail("no such operand pattern")
    end
    local one
    if row.form then                           -- as text, for what the words cannot say
      one = { form = row.form, size = row.size or fail("size is missing"),
              values = row.values or {}, widths = {} }
    else
      one = M.compile(row[3], ctx, fail)
      if one.operands > ctx.shapes[shape] then
        fail("the encoding has more fields than the pattern has operands")
      end
    end
    one.guard = row.guard
    one.cycles, one.cross, one.taken = cycles(row[4], fail)
    one.at = i
    candidate(mnem, shape, one)
    for _, suffix in ipairs(ctx.suffixes) do
      if one.widths[suffix[2]] then
        candidate(mnem .. suffix[1], shape, one)
      end
    end
  end
  table.sort(order, function(a, b) return a.key < b.key end)
  for _, group in ipairs(order) do
    table.sort(group, function(a, b) return a.size < b.size or a.size == b.size and a.at < b.at end)
    local texts = {}
    for i, one in ipairs(group) do
      local guard = one.guard
      if not guard and i < #group then
        local parts = {}
        for k, value in ipairs(one.values) do
          parts[k] = ("GUARD op%d %s"):format(value.operand, value.fit)
        end
        if #parts == 0 then
          error(("%s %s %s: a candidate without guard hides the next"):format(owner, group.mnem,
                                                                           group.shape), 0)
        end
        parts[#parts + 1] = "END"
        guard = table.concat(parts, "; ")
      end
      group[i] = { guard = guard, form = one.form, size = one.size, cycles = one.cycles,
                   cross = one.cross, taken = one.taken, flags = 0 }
      texts[i] = ("%s|%s|%d|%d|%d|%d\n"):format(guard or "", one.form, one.size, one.cycles,
                                                one.cross, one.taken)
    end
    group.texts, group.text = texts, table.concat(texts)
  end
  return order
end

---Adds the groups of one owner to TABL and MSEL. Equal candidate lists stand in TABL once, and so
---does one that is the end of another.
---@param runs table<string, integer>   first rows of the lists in TABL; kept by the caller
function M.add(model, owner, groups, runs)
  for _, group in ipairs(groups) do
    if not runs[group.text] then
      local first = #model.TABL
      table.move(group, 1, #group, first + 1, model.TABL)
      for i = 1, #group do
        local text = table.concat(group.texts, "", i)
        runs[text] = runs[text] or first + i - 1
      end
    end
    model.MSEL[#model.MSEL + 1] = { owner = owner, mnem = group.mnem, shape = group.shape,
                                    first = runs[group.text], count = #group }
  end
end

return M
