-- forth_model.lua - what examples/forth prints, computed without it.
--
-- tour() follows tour.fs section by section, errors() holds the messages for errors.fs, words()
-- reads the names of words in the sources and random() makes arithmetic up. They share nothing with
-- the 6502 program but the task.
-- SPDX-License-Identifier: MIT

local M = {}

local out

local function put(fmt, ...)
  out[#out + 1] = fmt:format(...)
end

-- Numbers as `.` prints them, and a line end.
local function list(...)
  put("%s \n", table.concat({ ... }, " "))
end

local function title(text)
  put("\n== %s ==\n", text)
end

-- The low 16 bits, signed.
local function cell(n)
  return ((n + 0x8000) & 0xFFFF) - 0x8000
end

local function flag(condition)
  return condition and -1 or 0
end

local function digits(n, radix)
  local text = ""
  repeat
    local d = n % radix
    text = ("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"):sub(d + 1, d + 1) .. text
    n = n // radix
  until n == 0
  return text
end

local function arithmetic()
  title("arithmetic")
  list(1 + 2, 7 - 3, -7 * 6, cell(300 * 300), 1000 * 1000)
  for _, pair in ipairs { { 17, 5 }, { -17, 5 }, { 17, -5 }, { -17, -5 } } do
    local a, b = pair[1], pair[2]
    local quotient = math.tointeger(a / b >= 0 and math.floor(a / b) or math.ceil(a / b))
    put("%4d%4d floored%4d%4d symmetric%4d%4d\n", a, b, a // b, a % b, quotient,
      math.fmod(a, b))
  end
  list(10000 * 7 // 9, 32767 * 3 // 32767, 32767 * 3 % 32767, 32768)
  list(math.min(5, 9), math.max(5, 9), 5, -5, 12 & 10, 12 | 10, 12 ~ 10, ~0)
  list(1 << 15, 40000 >> 3, -9 // 2, -9 * 2, 7 + 1, 7 - 1)
  list(flag(3 < 4), flag(4 < 3), flag(-1 < 1), flag(0xFFFF < 1), flag(30000 < -30000), flag(true),
    flag(5 ~= 6), flag(true), flag(-3 < 0))
  list(flag(true), flag(false), 70000 - 60000, 1, flag(true))
end

local function stack()
  title("stack")
  for _, left in ipairs { "1 2 3", "1 2 3 3", "1 2", "1 3 2", "1 2 3 2", "2 3 1", "3 1 2", "1 3",
    "1 3 2 3", "1 2 3 2 3", "1", "3 4 1 2", "1 2 3 4 1 2", "10 20 30 40 10", "0 5 5", "8 16" } do
    local _, depth = left:gsub("%d+", "")
    put("<%d> %s \n", depth, left)
  end
end

local function numbers()
  title("numbers")
  for _, n in ipairs { 0, 1, 10, 35, 36, 255, 1000, 4095, 32768, 65535 } do
    put("%6s%6s%6s%18s\n", digits(n, 10), digits(n, 16), digits(n, 36), digits(n, 2))
  end
  list(0xFF, -0x10, 11, 99, 65, "*", 65535, 123456789, -2147483647)
  list(digits(0xFF + 1, 16), tonumber("2102", 3))
  for _, n in ipairs { 0, 7, 12345, -99, 123456789 } do
    put("%12s\n", ("%s%d.%02d"):format(n < 0 and "-" or "", math.abs(n) // 100, math.abs(n) % 100))
  end
  for _, n in ipairs { 0, 59, 60, 754 } do
    put("%d:%02d ", n // 60, n % 60)
  end
  put("\n")
end

local function range(first, last, step)
  local t = {}
  for i = first, last, step or 1 do
    t[#t + 1] = cell(i)
  end
  list(table.unpack(t))
end

local function loops()
  title("loops")
  range(0, 9)
  range(10, 0, -1)
  range(0, 19, 3)
  put("nothing\n")
  range(32765, 65536 - 32766 - 1)
  local root = 0
  while root * root <= 50 do
    root = root + 1
  end
  list(root)
  list(17)                              -- the first divisor of a prime
  local products = {}
  for j = 1, 3 do
    for i = 1, 3 do
      products[#products + 1] = j * 10 + i
    end
  end
  list(table.unpack(products))
  list(4, 8, 9, 1)
  local n = 27
  while n ~= 1 do
    put("%d ", n)
    n = n % 2 == 0 and n // 2 or 3 * n + 1
  end
  put("1 \n")
  for day = 0, 6 do
    put("%s", day == 0 and "sunday " or day == 6 and "saturday " or ("day %d "):format(day))
  end
  put("\n")
end

local function primes()
  title("primes")
  local found = 0
  for n = 2, 199 do
    local is_prime = true
    for d = 2, n - 1 do
      is_prime = is_prime and n % d ~= 0
    end
    if is_prime then
      found = found + 1
      put("%5d%s", n, found % 12 == 0 and "\n" or "")
    end
  end
  put("\n%d primes below 200 \n", found)
end

local function ackermann(m, n)
  if m == 0 then
    return n + 1
  end
  return ackermann(m - 1, n == 0 and 1 or ackermann(m, n - 1))
end

local function hanoi(n, from, to)
  if n > 0 then
    local via = 6 - from - to
    hanoi(n - 1, from, via)
    put("%d>%d ", from, to)
    hanoi(n - 1, via, to)
  end
end

local function recursion()
  title("recursion")
  local a, b = 0, 1
  for _ = 1, 20 do
    put("%d ", a)
    a, b = b, a + b
  end
  put("\n")
  local f = 1
  for n = 0, 12 do
    f = n > 0 and f * n or f
    put("%3d! =%11d\n", n, f)
  end
  list(ackermann(2, 0), ackermann(2, 1), ackermann(2, 3), ackermann(3, 2))
  hanoi(4, 1, 3)
  put("\n")
end

local function queens()
  title("queens")
  local solutions = 0
  local place = {}
  local function try(row)
    if row == 8 then
      solutions = solutions + 1
      return
    end
    for col = 0, 7 do
      local is_free = true
      for above = 0, row - 1 do
        local other = place[above]
        is_free = is_free and other ~= col and math.abs(other - col) ~= row - above
      end
      if is_free then
        place[row] = col
        try(row + 1)
      end
    end
  end
  try(0)
  list(solutions)
end

local function defining()
  title("defining words")
  local sum = 0
  for i = 0, 9 do
    sum = sum + i * i
  end
  list(7 * 7, sum)
  list(5, 6, 100, 7, 101)
  list(70000, -5)
  list(42, 43, 43 + 1)
  list("hello", "bye")
  list("no", "yes")
  put("7 z\n*****\n")
  list(99, 0)
end

local function strings()
  title("strings")
  local text = "The quick brown fox"
  list(text, #text)
  put("%s\n%s\n", text:reverse(), text:upper())
  list(select(2, text:gsub("[aeiou]", "")))
  list(-1, 0, 1, -1, 1)
  put("hello\nn=[65535]\nat once\n")
  list(6 * 7)
  list(5)
  put("xa   !\n")
end

-- Bytes as DUMP shows them, eight in a line.
local function dump(bytes)
  for pos = 1, #bytes, 8 do
    local part = bytes:sub(pos, pos + 7)
    put("%s %s\n", part:gsub(".", function(c)
      return ("%02X "):format(c:byte())
    end), (part:gsub("[^ -~]", ".")))
  end
end

local function memory()
  title("memory")
  put("0123%s..\n", "0123456789")
  -- Downwards, so the bytes of the source that lie in the target are read before they are written.
  put("%s%s..\n", "0123456789", "6789")
  put("%s\n", ("0"):rep(16))
  dump("    \x34\x12" .. "00" .. "\0\0" .. ("0"):rep(6))
  list(2, 0)
end

local function exceptions()
  title("exceptions")
  list(2 * 10, "caught", 77)
  list(-10, 7)
  list(-10 - 1)
  list(-3)
  list(-5)
  list(-3)
  list(-13)
end

local function mandelbrot()
  title("mandelbrot")
  local one = 512
  for y = -10, 10 do
    for x = -46, 31 do
      local cr, ci, zr, zi, n = x * 22, y * 50, 0, 0, 24
      for i = 0, 23 do
        local r2, i2 = zr * zr // one, zi * zi // one
        if r2 + i2 > 4 * one then
          n = i
          break
        end
        zr, zi = r2 - i2 + cr, zr * zi // one * 2 + ci
      end
      put("%s", (" .:-=+*#%"):sub(n // 3 + 1, n // 3 + 1))
    end
    put("\n")
  end
end

-- A thread as SEE shows it. An item is the name of a word, { name, number } for one with a cell
-- behind it, or { name, text }.
local function thread(items)
  local offset = 0
  for _, item in ipairs(items) do
    local name, behind = item, nil
    if type(item) == "table" then
      name, behind = item[1], item[2]
    end
    put("%4d %s ", offset, name)
    offset = offset + 2
    if type(behind) == "string" then
      put('%s"', behind)
      offset = offset + (#behind // 2 + 1) * 2
    elseif behind then
      put("%d ", behind)
      offset = offset + 2
    end
    put("\n")
  end
end

local function see()
  title("see")
  put(": sum \n")
  thread { { "LIT", 0 }, { "LIT", 10 }, { "LIT", 0 }, { "(DO)", 28 }, "I", "squares", "@", "+",
    { "(LOOP)", 16 }, "EXIT" }
  put(";\n: REPEAT \n")
  thread { "AGAIN", "THEN", "EXIT" }
  put("; IMMEDIATE\n: digits \n")
  thread { { "LIT", 10 }, "/MOD", "SWAP", ".", "DUP", "0=", { "0BRANCH", 0 }, "DROP", "CR", "EXIT" }
  put(";\nCREATE answer DOES>\n")
  thread { "@", "EXIT" }
  put(";\n200 CONSTANT limit \nCREATE buffer \nCODE DUP \n: hello \n")
  thread { { '(.")', "hello " }, "EXIT" }
  put(";\n")
end

local function find()
  title("find")
  list(-1, 1, 0)
  -- >IN when its value is fetched: behind the @ and the blank.
  local line = "base @ . state @ . source nip . >in @ . depth . cr"
  list(10, 0, #line, select(2, line:find(">in @ ", 1, true)), 0)
end

---@return string text  what tour.fs prints
function M.tour()
  out = {}
  arithmetic()
  stack()
  numbers()
  loops()
  primes()
  recursion()
  queens()
  defining()
  strings()
  memory()
  exceptions()
  mandelbrot()
  see()
  find()
  return table.concat(out)
end

local edges = { 0, 1, -1, 2, 10, 255, 256, -256, 32767, -32768, -32767 }

-- Half of the numbers lie at the edges.
local function random_cell()
  return math.random() < 0.5 and edges[math.random(#edges)] or math.random(-32768, 32767)
end

---Random arithmetic: a script, and what it prints.
---@return string script, string expected
function M.random(n_lines, seed)
  math.randomseed(seed)
  out = {}
  local script = {}
  local function add(expected, format, ...)
    script[#script + 1] = format:format(...)
    put("%s ", expected)
  end
  for _ = 1, n_lines do
    local a, b, c = random_cell(), random_cell(), random_cell()
    local ua, ub, bits = a & 0xFFFF, b & 0xFFFF, math.random(0, 15)
    add(cell(a + b), "%d %d + .", a, b)
    add(cell(a - b), "%d %d - .", a, b)
    add(cell(a * b), "%d %d * .", a, b)
    add(a * b, "%d %d m* d.", a, b)
    add(ua * ub & 0x7FFFFFFF, "%d %d um* $7FFF and d.", a, b)
    if b ~= 0 then
      add(cell(a // b), "%d %d / .", a, b)
      add(a % b, "%d %d mod .", a, b)
    end
    if c ~= 0 and math.abs(a * b) // math.abs(c) < 32767 then
      add(a * b // c, "%d %d %d */ .", a, b, c)
      add(a * b % c, "%d %d %d */mod drop .", a, b, c)
    end
    if ub ~= 0 then
      local dividend = math.random(0, ub - 1) << 16 | ua
      add(dividend // ub .. " " .. dividend % ub, "$%X. %d um/mod u. u.", dividend, ub)
    end
    add(flag(a < b), "%d %d < .", a, b)
    add(flag(ua < ub), "%d %d u< .", a, b)
    add(flag(a == b), "%d %d = .", a, b)
    add(math.max(a, b), "%d %d max .", a, b)
    add(math.min(a, b), "%d %d min .", a, b)
    add(cell(a & b | c ~ a), "%d %d and %d %d xor or .", a, b, c, a)
    add(ua << bits & 0xFFFF, "%d %d lshift u.", a, bits)
    add(ua >> bits, "%d %d rshift u.", a, bits)
    add(a // 2, "%d 2/ .", a)
    local pair = a * 70001 - b * 12345  -- may need more than 32 bits
    add((pair + (1 << 31)) % (1 << 32) - (1 << 31), "%d. %d. d- d.", a * 70001, b * 12345)
    local radix = math.random(2, 36)
    add(digits(ua, radix), "%d base ! %s u. decimal", radix, digits(ua, radix):lower())
  end
  script[#script + 1] = ".s"
  put("<0> ")
  return table.concat(script, "\n") .. "\n", table.concat(out)
end

local texts = {
  abort = "aborted",
  compile = "only inside a definition",
  control = "control structures do not match",
  divide = "division by zero",
  hold = "number too long",
  memory = "dictionary full",
  name = "bad name",
  over = "stack overflow",
  range = "result out of range",
  ret = "return stack overflow",
  undefined = "undefined word",
  under = "stack underflow",
}

---@return string text  what errors.fs prints
function M.errors()
  out = {}
  local function err(word, kind)
    put("%s ? %s\n", word, texts[kind])
  end
  local long = "abcdefghijklmnopqrstuvwxyzabcdef"
  err("nonsense", "undefined")
  put("0 \n")
  err("drop", "under")
  err("+", "under")
  err("forever", "ret")
  err("grow", "over")
  err("many", "hold")
  err("/", "divide")
  err("1.0", "undefined")
  err("um/mod", "range")
  err("if", "compile")
  err(">r", "compile")
  err('abort"', "compile")
  err(";", "control")
  err("broken", "undefined")
  err("else", "control")
  err("repeat", "control")
  err("loop", "control")
  err("nonsense", "undefined")
  list(-1, -1)
  err("nonsense", "undefined")
  err("nonsense", "undefined")
  err("create", "name")
  err(long, "name")
  list(#long - 1)
  err("allot", "memory")
  err("lots", "memory")
  put("1 fine too big \n")
  err("check", "abort")
  put("throw ? exception 99 \nthrow ? exception -99 \n")
  list("<3>", 7, 1, 2)
  for _, word in ipairs { "$", "%12", "12z", "1.5", "--1", "''", "2" } do
    err(word, "undefined")
  end
  put("3 17 ")
  return table.concat(out)
end

---Names of the words in the order of their definition.
---@param files string[]  the sources in the order in which they are included
---@return string[] names
function M.names(files)
  local names = {}
  for _, text in ipairs(files) do
    for line in text:gmatch("[^\n]+") do
      local double, single = line:match('^%s+%.name "([^"]+)"'), line:match("^%s+%.name '([^']+)'")
      if line:find("^%s+%.name BACKSLASH") then
        names[#names + 1] = "\\"
      elseif double or single then
        names[#names + 1] = double or single
      end
      local forth = line:match("^%s+%.text [\"'](.*)[\"'], NL$")
        or line:match("^%s+%.text [\"'](.*)[\"']$")
      if forth then
        local colon = forth:match("^: (%S+)")
        names[#names + 1] = colon
        for name in forth:gmatch("[^%s]+ CONSTANT (%S+)") do
          names[#names + 1] = not colon and name or nil
        end
      end
    end
  end
  return names
end

---@return string text  what WORDS prints for them
function M.words(names)
  out = {}
  local column = 0
  for i = #names, 1, -1 do
    column = column + #names[i] + 1
    if column > 72 then
      put("\n")
      column = #names[i] + 1
    end
    put("%s ", names[i])
  end
  put("\n")
  return table.concat(out)
end

return M
