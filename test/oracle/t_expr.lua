-- t_expr.lua - random expressions against an evaluator that shares nothing with the core.
--
-- A tree is drawn, its value computed by the rules of the language, and its text written with as
-- few brackets as the precedence table allows (and sometimes more), so that a wrong level shows as
-- a wrong value. Trees whose value is an error are used too: the line must then be refused.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local n_tests, seed = 6000, 20240817

local state = seed
local function random(n)
  state = state * 6364136223846793005 + 1442695040888963407
  return (state >> 33) % n
end

local function bool(x)
  return x and 1 or 0
end

-- nil means: an error.
local function power(a, b)
  if b < 0 then
    return nil
  end
  local result = 1
  while b > 0 do
    if b & 1 == 1 then
      result = result * a
    end
    a, b = a * a, b >> 1
  end
  return result
end

local function quotient(a, b)
  if b == 0 then
    return nil
  elseif b == -1 then
    return -a
  end
  local q = a // b
  if q < 0 and q * b ~= a then
    q = q + 1
  end
  return q
end

local function shift(a, b, how)
  if b < 0 or b > 63 then
    return nil
  elseif how == "<<" then
    return a << b
  elseif how == ">>>" then
    return a >> b
  end
  local result = a >> b
  if a < 0 and b > 0 then
    result = result | ~(-1 >> b)
  end
  return result
end

local binary = {
  { "**", 3, power, is_right = true },
  { "*", 4, function(a, b) return a * b end },
  { "/", 4, quotient },
  { "%", 4, function(a, b) local q = quotient(a, b) return q and a - q * b end },
  { "+", 5, function(a, b) return a + b end },
  { "-", 5, function(a, b) return a - b end },
  { "<<", 6, function(a, b) return shift(a, b, "<<") end },
  { ">>", 6, function(a, b) return shift(a, b, ">>") end },
  { ">>>", 6, function(a, b) return shift(a, b, ">>>") end },
  { "==", 7, function(a, b) return bool(a == b) end },
  { "=", 7, function(a, b) return bool(a == b) end },
  { "!=", 7, function(a, b) return bool(a ~= b) end },
  { "<>", 7, function(a, b) return bool(a ~= b) end },
  { "<", 7, function(a, b) return bool(a < b) end },
  { "<=", 7, function(a, b) return bool(a <= b) end },
  { ">", 7, function(a, b) return bool(a > b) end },
  { ">=", 7, function(a, b) return bool(a >= b) end },
  { "&", 9, function(a, b) return a & b end },
  { "^", 10, function(a, b) return a ~ b end },
  { "|", 11, function(a, b) return a | b end },
  { "&&", 12, function(a, b) return bool(a ~= 0 and b ~= 0) end },
  { "||", 13, function(a, b) return bool(a ~= 0 or b ~= 0) end },
  { "^^", 13, function(a, b) return bool((a ~= 0) ~= (b ~= 0)) end },
}

local unary = {
  { "-", function(a) return -a end },
  { "+", function(a) return a end },
  { "~", function(a) return ~a end },
  { "!", function(a) return bool(a == 0) end },
}

local prefixes = {
  { "<", function(a) return a & 0xFF end },
  { ">", function(a) return a >> 8 & 0xFF end },
}

local edges = { 0, 1, 2, 3, 7, 8, 63, 64, 127, 128, 255, 256, 65535, 65536, 4294967295 }

local function leaf()
  local value = random(4) == 0 and edges[random(#edges) + 1] or random(20)
  local form = random(4)
  if form == 0 then
    return { value = value, text = ("$%x"):format(value), level = 0 }
  elseif form == 1 then
    return { value = value, text = ("0x%X"):format(value), level = 0 }
  end
  return { value = value, text = ("%d"):format(value), level = 0 }
end

local function bracket(node, is_needed)
  if is_needed or random(12) == 0 then
    return "(" .. node.text .. ")"
  end
  return node.text
end

-- A node that ends in a prefix takes whatever follows, so only the last operand may be one.
local function tree(depth)
  if depth == 0 or random(8) == 0 then
    return leaf()
  end
  local kind = random(20)
  if kind < 3 then
    local op = unary[random(#unary) + 1]
    local a = tree(depth - 1)
    -- A blank keeps two signs apart; a run of them at the end would be an anonymous label.
    return { value = a.value and op[2](a.value), level = 2, takes_rest = a.takes_rest,
      text = op[1] .. " " .. bracket(a, a.level > 2 or a.takes_rest) }
  elseif kind < 4 then
    local op = prefixes[random(#prefixes) + 1]
    local a = tree(depth - 1)
    return { value = a.value and op[2](a.value), level = 15, takes_rest = true,
      text = op[1] .. " " .. bracket(a, false) }
  elseif kind < 6 then
    local c, a, b = tree(depth - 1), tree(depth - 1), tree(depth - 1)
    local chosen
    if c.value then
      chosen = c.value ~= 0 and a.value or c.value == 0 and b.value
    end
    return { value = chosen or nil, level = 14, takes_rest = b.takes_rest, text = bracket(c,
      c.level >= 14 or c.takes_rest) .. " ? " .. bracket(a, false) .. " : " .. bracket(b, false) }
  end
  local op = binary[random(#binary) + 1]
  local a, b = tree(depth - 1), tree(depth - 1)
  local level = op[2]
  local value
  if op[1] == "&&" and a.value == 0 then
    value = 0
  elseif op[1] == "||" and a.value and a.value ~= 0 then
    value = 1
  elseif a.value and b.value then
    value = op[3](a.value, b.value)
  end
  local left = bracket(a, a.takes_rest or a.level > level or op.is_right and a.level == level)
  local right = bracket(b, b.level > level or not op.is_right and b.level == level)
  return { value = value, level = level, text = left .. " " .. op[1] .. " " .. right,
    takes_rest = b.takes_rest and right == b.text }
end

local tests, lines = {}, {}
for i = 1, n_tests do
  local node = tree(1 + random(4))
  tests[i] = node
  lines[i] = ("        .dword (%s) & $ffffffff, ((%s) >> 32) & $ffffffff")
    :format(node.text, node.text)
end

local temp = tap.temp()

local function assemble(list)
  tap.write(temp .. "/e.asm", table.concat(list, "\n") .. "\n")
  return tap.run(("build/opforge --cpu 6502 --max-errors 1000000 --diagnostics-style gnu "
    .. "--color never -b -o %s/e %s/e.asm 2>&1"):format(temp, temp))
end

-- First which lines are refused, then the bytes of the others.
local _, out = assemble(lines)
local refused = {}
for number, code in out:gmatch("%.asm:(%d+):%d+: error:[^\n]*%[(OF%d+)%]") do
  refused[tonumber(number)] = code
end
local faults, good = {}, {}
for i, node in ipairs(tests) do
  if not node.value ~= (refused[i] ~= nil) then
    faults[#faults + 1] = ("%s: expected: %s, got: %s"):format(node.text,
      node.value and ("%d"):format(node.value) or "an error", refused[i] or "a value")
  elseif node.value then
    good[#good + 1] = i
  elseif not refused[i]:match("^OF020[567]$") then
    faults[#faults + 1] = ("%s: expected: OF0205..OF0207, got: %s"):format(node.text, refused[i])
  end
end
tap.ok(#faults == 0 and #good > n_tests // 2,
  ("%d of %d expressions have a value, the others are refused (seed %d)"):format(#good, n_tests,
    seed), table.unpack(faults, 1, math.min(#faults, 20)))

local kept = {}
-- Eight bytes each; the address space holds 8,192 of them.
for k, i in ipairs(good) do
  kept[k] = lines[i]
end
local code
code, out = assemble(kept)
local bytes = tap.read(temp .. "/e.bin") or ""
tap.ok(code == 0 and #bytes == 8 * #good, "they assemble", "exit status " .. code,
  #bytes .. " bytes", out:sub(1, 1000))
faults = {}
for k, i in ipairs(good) do
  if #bytes >= 8 * k then
    local value = ("<i8"):unpack(bytes, 8 * k - 7)
    if value ~= tests[i].value then
      faults[#faults + 1] = ("%s: expected: %d, got: %d"):format(tests[i].text, tests[i].value,
        value)
    end
  end
end
tap.ok(#faults == 0, "all values agree", table.unpack(faults, 1, math.min(#faults, 20)))

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
