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
---@param effect string?   what the row changes of the state of the CPU, as program text
---@param is_forced boolean?   its form was asked for: a value that fits its fields is taken as it
---                    is, wherever the state says that pages and banks lie
---@return table row   form, size, operands (how many it needs), guards (what it asks of them),
---                    conditions (what it asks of the state), widths and suffixes (of fields
---                    that have one), is_near (it has fields that count from an address of the
---                    state), is_modal (the state matters, or changes)
function M.compile(encoding, ctx, fail, effect, is_forced)
  local lines, size, guards, next_operand = {}, 0, {}, 0
  local conditions, widths, suffixes, is_near = {}, {}, {}, false
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
      for _, value in ipairs(found) do
        guards[#guards + 1] = ("GUARD op%d %s"):format(value.operand, value.fit)
      end
    else
      local name, at = word:match("^([%w_]+)@(%d+)$")
      local field = ctx.fields[name or word] or fail("unknown field " .. word)
      local operand = at and tonumber(at) or take(field)
      next_operand = math.max(next_operand, operand + 1)
      local near = not is_forced and field.state
      is_near = is_near or field.state ~= nil
      if field.adjust then
        flush()
        lines[#lines + 1] = ("REL op%d %d %d %s"):format(operand, field.bytes, field.adjust,
                                                         field.fit)
      else
        if near then
          flush()
          lines[#lines + 1] = ("OFFSET op%d %s %d %s"):format(operand, near, field.bytes, field.fit)
        elseif byte then
          lines[#lines + 1] = ("BYTEVAL $%02X op%d %d %s"):format(byte, operand, field.bytes,
                                                                  field.fit)
          byte = nil
        else
          lines[#lines + 1] = ("VAL op%d %d %s"):format(operand, field.bytes, field.fit)
        end
        if field.guard ~= false then
          guards[#guards + 1] = near and ("NEAR op%d %s %s"):format(operand, near, field.fit) or
                                ("GUARD op%d %s"):format(operand, field.fit)
        end
      end
      size = size + field.bytes
      if field.when then
        conditions[#conditions + 1] = ("WHEN %s %s"):format(field.when[1], M.fit_of(field.when[2]))
      end
      if field.width then
        widths[field.width] = true
      end
      if field.suffix then
        suffixes[#suffixes + 1] = field.suffix
      end
    end
  end
  flush()
  lines[#lines + 1] = effect
  lines[#lines + 1] = "END"
  return { form = table.concat(lines, "; "), size = size, operands = next_operand, guards = guards,
           conditions = conditions, widths = widths, suffixes = suffixes, is_near = is_near,
           is_modal = effect ~= nil or #conditions > 0 or is_near and not is_forced }
end

---The fit that holds one value.
function M.fit_of(value)
  return "is" .. value
end

local row_keys <const> = { form = true, size = true, guard = true, effect = true }

---What is wrong with the parts of a row; nil: nothing.
local function row_fault(row)
  if type(row[1]) ~= "string" or type(row[2]) ~= "string" then
    return "a mnemonic and an operand pattern are expected"
  elseif not row.form and type(row[3]) ~= "string" then
    return "the encoding is missing"
  end
  local unknown
  for key in pairs(row) do                     -- the least one: the order does not matter
    if type(key) == "string" and not row_keys[key] and (not unknown or key < unknown) then
      unknown = key
    end
  end
  return unknown and "unknown key " .. unknown
end

---Candidates of each mnemonic and operand pattern, shortest first.
---@param owner string    for messages
---@param rows table[]    instruction rows
---@param ctx table       fields, suffixes, shapes (operands of each known pattern),
---                       expression_word
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
    local mnem, shape = tostring(row[1]):lower(), row[2]
    local function fail(what)
      error(("%s row %d (%s %s): %s"):format(owner, i, mnem, tostring(shape), what), 0)
    end
    local fault = row_fault(row)
    if fault then
      fail(fault)
    end
    if not ctx.shapes[shape] then
      fail("no such operand pattern")
    end
    local function finish(one, at)
      one.guard = row.guard
      one.cycles, one.cross, one.taken = cycles(row[4], fail)
      one.at = at
      return one
    end
    local one, forced
    if row.form then                           -- as text, for what the words cannot say
      one = { form = row.form, size = row.size or fail("size is missing"), guards = {},
              conditions = {}, widths = {}, suffixes = {}, is_modal = false }
    else
      one = M.compile(row[3], ctx, fail, row.effect)
      if one.operands > ctx.shapes[shape] then
        fail("the encoding has more fields than the pattern has operands")
      end
      forced = one.is_near and finish(M.compile(row[3], ctx, fail, row.effect, true), i - 0.5)
    end
    candidate(mnem, shape, finish(one, i))
    local function force(name, pattern)
      candidate(name, pattern, one)
      if forced then
        candidate(name, pattern, forced)
      end
    end
    for _, suffix in ipairs(ctx.suffixes) do
      if one.widths[suffix[2]] then
        force(mnem .. suffix[1], shape)
      end
    end
    for _, suffix in ipairs(one.suffixes) do
      local word = ctx.expression_word
      local pattern = shape:gsub("%f[%w]" .. word .. "%f[%W]", word .. "," .. suffix, 1)
      if ctx.shapes[pattern] and pattern ~= shape then
        force(mnem, pattern)
      end
    end
  end
  table.sort(order, function(a, b) return a.key < b.key end)
  for _, group in ipairs(order) do
    table.sort(group, function(a, b) return a.size < b.size or a.size == b.size and a.at < b.at end)
    local texts, taken = {}, {}
    for i, one in ipairs(group) do
      local guard, is_modal = one.guard, one.is_modal
      if not guard then
        local takes = table.concat(one.conditions, "; ") .. "; " .. table.concat(one.guards, "; ")
        if taken[takes] then
          error(("%s %s %s: two candidates take the same operands"):format(owner, group.mnem,
                                                                          group.shape), 0)
        end
        taken[takes] = true
        local parts = table.move(one.conditions, 1, #one.conditions, 1, {})
        if i < #group then                     -- the last one says what is wrong with operands
          table.move(one.guards, 1, #one.guards, #parts + 1, parts)
          if #parts == 0 then
            error(("%s %s %s: a candidate without guard hides the next"):format(owner, group.mnem,
                                                                             group.shape), 0)
          end
        end
        if #parts > 0 then
          parts[#parts + 1] = "END"
          guard = table.concat(parts, "; ")
        end
      end
      group[i] = { guard = guard, form = one.form, size = one.size, cycles = one.cycles,
                   cross = one.cross, taken = one.taken, flags = is_modal and 1 or 0 }
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
